'use strict';
// Unique variance of every target at its place, seen from the side, from the front and from above. No outline is drawn: the
// dataset's coordinates are all that is known.
brainrank.figures.define('brain', (() => {
  const p = brainrank.figures.parts;
  const MOST_MARKS = 1200;
  const VIEWS = [
    {title: 'from the left', across: 1, up: 2, names: ['back', 'front', 'down', 'up'], flip: true},
    {title: 'from behind', across: 0, up: 2, names: ['left', 'right', 'down', 'up']},
    {title: 'from above', across: 0, up: 1, names: ['left', 'right', 'back', 'front']}
  ];

  const rowsAt = (data, model) => data.maps.rows[model === 'all' || data.models.length === 1 ? 0 : 1 + data.models.indexOf(model)] || [];

  // Where regions lie, so that each is named once; none where there are too many to name.
  const regions = maps => {
    const names = maps.regions.filter((name, i) => maps.regions.indexOf(name) === i);
    if (names.length > 14) return [];
    return names.map(name => {
      const inside = maps.places.filter((place, i) => maps.regions[i] === name);
      return {name: name, centre: [0, 1, 2].map(axis => inside.reduce((sum, place) => sum + place[axis], 0) / inside.length),
        top: [0, 1, 2].map(axis => Math.max.apply(null, inside.map(place => place[axis])))};
    });
  };

  // Marks of one view. Of very many targets the strongest in each square is drawn, as in a glass brain.
  const marks = (maps, values, view, square) => {
    const all = values.map((v, t) => ({value: [maps.places[t][view.across], maps.places[t][view.up], v], target: t}))
      .filter(one => one.value[2] !== null);
    const strength = (a, b) => Math.abs(a.value[2]) - Math.abs(b.value[2]) || a.target - b.target;
    if (square === 0) return all.sort(strength);
    const squares = {};
    all.forEach(one => {
      const at = [0, 1].map(k => (Math.floor(one.value[k] / square) + 0.5) * square);
      const there = squares[at.join(' ')];
      const mark = {value: [at[0], at[1], one.value[2]], target: one.target};
      if (!there || strength(there, mark) < 0) squares[at.join(' ')] = mark;
    });
    return Object.keys(squares).map(key => squares[key]).sort(strength);
  };
  // The edge in millimetres of squares that keep a picture light; 0 where every target is drawn.
  const squareOf = (maps, values) => {
    let square = 0;
    while (VIEWS.reduce((sum, view) => sum + marks(maps, values, view, square).length, 0) > MOST_MARKS) square += 2;
    return square;
  };

  const draw = (data, choice, look, width) => {
    const model = p.place(data, choice).model;
    const rows = rowsAt(data, model).length > 0 ? rowsAt(data, model) : rowsAt(data, 'all');
    const wanted = data.methods.map(m => m.name).indexOf(choice.method);
    const row = rows.filter(one => one.method === wanted)[0] || rows[0];
    const maps = data.maps;
    const values = row.unique.map(u => p.value(data, u));
    const square = squareOf(maps, values);
    const largest = Math.max.apply(null, values.filter(v => v !== null).map(Math.abs).concat([data.unit]));
    const spans = [0, 1, 2].map(axis => {
      const all = maps.places.map(place => place[axis]);
      const low = Math.min.apply(null, all);
      const high = Math.max.apply(null, all);
      return [low - 12, high + 12];
    });
    const narrow = width < 560;
    // one scale for all views, so that a millimetre is as long everywhere
    const across = VIEWS.map(view => spans[view.across][1] - spans[view.across][0]);
    const up = VIEWS.map(view => spans[view.up][1] - spans[view.up][0]);
    const gap = 54;
    const scale = narrow ? Math.min((width - 40) / Math.max.apply(null, across), 4)
      : Math.min((width - gap * 3) / (across[0] + across[1] + across[2]), 4);
    const name = data.methods[row.method].name;
    const text = name + ': unique variance (R²) of each target, mean over subjects' + (model === 'all' ? ', all models' : ', ' + model)
      + '. ' + (maps.space === '' ? 'Millimetres' : maps.space + ', millimetres') + (maps.cube > 0 ? '; means within cubes of ' + maps.cube + ' mm' : '')
      + '. ' + (square > 0 ? 'The strongest within squares of ' + square + ' mm. ' : '') + (maps.simulated ? '{ink|The places are made up, as the listeners are.}' : 'Places: ' + p.plain(maps.source) + '.');
    let top = 17 * p.lines(p.plain(name) + text, width) + 32;
    const size = square > 0 ? square * scale : Math.max(3, Math.min(13, 75 / Math.sqrt(values.length)));
    const titles = [p.note(look, p.plain(name) + text.substring(name.length), width)];
    const option = {title: titles, grid: [], xAxis: [], yAxis: [], series: [], visualMap: {type: 'continuous', min: -largest, max: largest,
      calculable: false, orient: 'horizontal', left: 0, bottom: 2, itemWidth: 10, itemHeight: 130, dimension: 2,
      text: ['+' + p.fixed(largest, 4), '-' + p.fixed(largest, 4)], textStyle: {color: look.muted, fontSize: 11},
      inRange: {color: [look.below, p.mix(look.middle, look.ink, 0.12), look.above]}}};
    const centres = regions(maps);
    let left = 8;
    VIEWS.forEach((view, i) => {
      const wide = across[i] * scale;
      const high = up[i] * scale;
      titles.push({text: view.title, left: left, top: top - 19, padding: 0, textAlign: 'left', textStyle: {color: look.ink, fontSize: 13, fontWeight: 'bold'}});
      option.grid.push({left: left, top: top, width: wide, height: high, show: true, borderColor: look.grid});
      const bare = (axis, flip) => ({type: 'value', gridIndex: i, min: spans[axis][0], max: spans[axis][1], inverse: !!flip, axisLabel: {show: false},
        axisTick: {show: false}, axisLine: {show: false}, splitLine: {show: false}});
      option.xAxis.push(Object.assign(bare(view.across, view.flip), {name: view.flip ? view.names[1] + '   –   ' + view.names[0] : view.names[0] + '   –   ' + view.names[1],
        nameLocation: 'middle', nameGap: 6, nameTextStyle: {color: look.muted, fontSize: 11}}));
      option.yAxis.push(bare(view.up));
      const zero = [];
      if (view.across === 0) zero.push({xAxis: 0});
      option.series.push({
        type: 'scatter', xAxisIndex: i, yAxisIndex: i, symbolSize: size, z: 3,
        // the strongest lie on top
        data: marks(maps, values, view, square), symbol: square === 0 ? 'circle' : 'rect',
        itemStyle: {opacity: 1, borderColor: look.muted, borderWidth: square > 0 ? 0 : 0.6},
        markLine: {silent: true, symbol: 'none', precision: 12, label: {show: false}, data: zero, lineStyle: {color: look.zero, type: 'dotted', width: 1}}
      });
      option.series.push(p.overlay((params, api) => {
        const placed = [];
        return centres.map(centre => {
          const at = api.coord([centre.centre[view.across], centre.top[view.up]]);
          const name = p.shorten(centre.name, 22);
          const box = {x: at[0], y: at[1] - size / 2 - 13, half: name.length * 3.2};
          // a name moves up until it covers no other
          while (placed.some(other => Math.abs(other.y - box.y) < 11 && Math.abs(other.x - box.x) < other.half + box.half)) box.y -= 4;
          placed.push(box);
          return {type: 'text', style: {text: name, x: box.x, y: box.y, textAlign: 'center', fill: look.ink, fontSize: 11}};
        });
      }, {xAxisIndex: i, yAxisIndex: i, z: 5, clip: false}));
      if (narrow) top += high + 46;
      else left += wide + gap;
    });
    let best = -1;
    values.forEach((v, t) => { if (v !== null && (best < 0 || v > values[best])) best = t; });
    return {
      height: narrow ? top + 8 : top + Math.max.apply(null, up) * scale + 52,
      says: best < 0 ? name + ' has no score in any target.'
        : name + ' is highest in ' + maps.labels[best] + ', ' + p.number(data, row.unique[best]) + (maps.simulated ? '; the places are made up.' : '.'),
      option: option,
      tooltip: hit => maps.labels[hit.data.target] + '\n' + p.number(data, row.unique[hit.data.target])
    };
  };

  return {draw: draw, has: data => !!data.maps && data.maps.places.length > 0 && rowsAt(data, 'all').length > 0, width: () => 960,
    choices: data => data.models.length > 1 ? ['method', 'model'] : ['method']};
})());
