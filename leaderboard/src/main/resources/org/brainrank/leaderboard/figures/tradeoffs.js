'use strict';
// Plausibility (unique variance) against faithfulness and against cost. No method on the Pareto front is beaten in both.
(() => {
  const p = brainrank.figures.parts;

  // Those that nobody beats in both, from left to right; further is better if way is 1, nearer if it is −1.
  const front = (points, way) => points.filter(a => !points.some(b =>
    (b.x - a.x) * way >= 0 && b.y >= a.y && ((b.x - a.x) * way > 0 || b.y > a.y))).sort((a, b) => a.x - b.x);

  const scatter = (data, choice, look, width, axis, of, way) => {
    const at = p.place(data, choice);
    const points = p.rowsAt(data, at).rows.filter(row => row[of] !== undefined && row.unique[0] !== null)
      .map(row => ({name: data.methods[row.method].name, x: row[of], y: p.value(data, row.unique[0]), row: row}));
    const best = front(points, way);
    const span = p.extent([].concat.apply([], points.map(one => one.row.unique.map(u => p.value(data, u)))), 6);
    const narrow = width < 560;
    const whiskers = p.overlay((params, api) => points.filter(one => one.row.unique[1] !== null).map(one => {
      const low = api.coord([one.x, p.value(data, one.row.unique[1])]);
      const high = api.coord([one.x, p.value(data, one.row.unique[2])]);
      return {type: 'line', shape: {x1: low[0], x2: high[0], y1: low[1], y2: high[1]},
        style: {stroke: best.indexOf(one) < 0 ? look.other : look.method, lineWidth: 1.4}};
    }), {z: 2, data: points.length === 0 ? [] : [[points[0].x, points[0].y]]});
    const dots = points.map(one => ({
      value: [one.x, one.y], one: one,
      itemStyle: {opacity: 1, color: best.indexOf(one) < 0 ? look.ground : look.method, borderWidth: 2,
        borderColor: best.indexOf(one) < 0 ? look.other : look.method},
      label: {show: true, position: 'right', distance: 7, offset: [0, -9 * way], color: best.indexOf(one) < 0 ? look.muted : look.ink, fontSize: 12,
        formatter: () => p.shorten(one.name, narrow ? 18 : 34)}
    }));
    return {
      height: narrow ? 380 : 400,
      front: best, at: at, points: points,
      option: {
        title: p.note(look, '{method|Filled}: on the Pareto front (dashed line): no other method is better in both.'
          + ' Bars: 95\u00a0% over subjects.', width),
        grid: {left: 62, right: narrow ? 70 : 150, top: narrow ? 62 : 40, bottom: 46},
        xAxis: axis(points),
        yAxis: p.valueAxis(look, span, {name: 'unique variance (R²), ' + at.text, nameLocation: 'middle', nameGap: 48}),
        series: [
          {type: 'line', silent: true, data: best.map(one => [one.x, one.y]), symbol: 'none', z: 1, step: way > 0 ? 'start' : 'end',
            lineStyle: {color: look.method, width: 1.2, type: 'dashed'},
            markLine: {silent: true, symbol: 'none', precision: 12, label: {show: false}, data: [{yAxis: 0}],
              lineStyle: {color: look.zero, type: 'solid', width: 1}}},
          whiskers,
          {type: 'scatter', symbolSize: 9, z: 4, clip: false, data: dots, labelLayout: {moveOverlap: 'shiftY'}}
        ]
      },
      tooltip: hit => hit.data && hit.data.one ? hit.data.one.name + '\nunique variance ' + p.interval(data, hit.data.one.row.unique) + '\n'
        + of + ' ' + hit.data.one.x : ''
    };
  };

  const names = points => p.list(points.map(one => one.name));
  const known = of => data => data.chosen.some(models => models.some(place => place.rows.some(row => row[of] !== undefined)));
  const choices = data => data.models.length > 1 ? ['roi', 'model'] : ['roi'];

  brainrank.figures.define('faithfulness', {
    has: known('comprehensiveness'), choices: choices,
    draw: (data, choice, look, width) => {
      const made = scatter(data, choice, look, width, points => {
        const span = p.extent(points.map(one => one.x), 6);
        return p.valueAxis(look, span, {name: 'comprehensiveness: probability lost without the highest words', nameLocation: 'middle', nameGap: 26});
      }, 'comprehensiveness', 1);
      const chance = p.rowsAt(data, made.at).rows.map(row => row.chance).filter(v => v !== undefined);
      if (chance.length > 0) {
        made.option.series[2].markLine = {silent: true, symbol: 'none', precision: 12, data: [{xAxis: chance.reduce((a, b) => a + b, 0) / chance.length}],
          lineStyle: {color: look.other, type: 'dotted', width: 1.2},
          label: {formatter: 'words in random order', color: look.muted, fontSize: 11, position: 'insideEndTop'}};
      }
      made.says = made.points.length === 0 ? 'No method has both scores for ' + made.at.text + '.'
        : 'Plausible and faithful at once (' + made.at.text + '): no other method is better in both than ' + names(made.front) + '.';
      return made;
    }
  });

  brainrank.figures.define('cost', {
    has: known('passes'), choices: choices,
    draw: (data, choice, look, width) => {
      const made = scatter(data, choice, look, width, points => Object.assign(p.valueAxis(look, p.extent([1], 2), {
        type: 'log', logBase: 2, name: 'forward passes a window, about (log scale)', nameLocation: 'middle', nameGap: 26,
        axisLabel: {color: look.muted, fontSize: 11}}), {min: 'dataMin', max: 'dataMax', interval: undefined}), 'passes', -1);
      const xs = made.points.map(one => one.x);
      if (xs.length > 0) {
        made.option.xAxis.min = Math.pow(2, Math.floor(Math.log(Math.min.apply(null, xs)) / Math.LN2 - 0.2));
        made.option.xAxis.max = Math.pow(2, Math.ceil(Math.log(Math.max.apply(null, xs)) / Math.LN2 + 0.2));
      }
      made.says = made.points.length === 0 ? 'The cost of no method is known for ' + made.at.text + '.'
        : 'Plausibility for its price (' + made.at.text + '): no other method is both cheaper and more plausible than ' + names(made.front) + '.';
      return made;
    }
  });
})();
