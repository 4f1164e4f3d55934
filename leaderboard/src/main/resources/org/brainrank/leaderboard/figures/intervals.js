'use strict';
// Unique variance of every method with its interval, over its own controls and those that are nobody's.
brainrank.figures.define('intervals', (() => {
  const p = brainrank.figures.parts;
  const ROW = 34;
  const OFFSET = {method: -3, shuffled: 6, untrained: 11, control: 0};
  const MEANS = {shuffled: 'shuffled over words', untrained: 'on an untrained model'};

  const whiskers = (look, kind, entries) => ({
    type: 'custom', name: kind, clip: false, z: kind === 'method' ? 4 : 3, data: entries, encode: {x: [1, 2, 3], y: 0},
    renderItem: (params, api) => {
      const at = v => api.coord([v, api.value(0)]);
      const mean = at(api.value(1));
      const y = Math.round(mean[1]) + OFFSET[kind] + 0.5;
      const colour = kind === 'control' ? look.other : look[kind];
      const wide = kind === 'method' || kind === 'control';
      const children = [];
      if (isFinite(api.value(2)) && isFinite(api.value(3))) {
        children.push({type: 'line', shape: {x1: at(api.value(2))[0], x2: at(api.value(3))[0], y1: y, y2: y},
          style: {stroke: colour, lineWidth: wide ? 2.4 : 1.4}});
      }
      const hollow = kind === 'method' && api.value(4) !== 1;
      children.push({type: 'circle', shape: {cx: mean[0], cy: y, r: wide ? 4.5 : 2.4},
        style: {fill: hollow ? look.ground : colour, stroke: colour, lineWidth: wide ? 2 : 1}});
      return {type: 'group', children: children};
    }
  });

  const triple = (data, units) => units.map(u => p.value(data, u));

  const draw = (data, choice, look, width) => {
    const at = p.place(data, choice);
    const found = p.rowsAt(data, at);
    const rows = found.rows;
    const narrow = width < 560;
    const names = rows.map(row => data.methods[row.method].name).concat(found.controls.map(row => data.controls[row.control]));
    const method = rows.map((row, i) => [i].concat(triple(data, row.unique), [row.beats]));
    const own = kind => rows.map((row, i) => row[kind] ? [i].concat(triple(data, row[kind])) : null)
      .filter(entry => entry !== null && entry[1] !== null);
    const shuffled = own('shuffled');
    const untrained = own('untrained');
    const controls = found.controls.map((row, i) => [rows.length + i].concat(triple(data, row.unique)));
    const span = p.extent([].concat.apply([], method.concat(shuffled, untrained, controls).map(e => e.slice(1, 4))), 6);
    const legend = '{method|Filled}: beats the controls. {method|Open}: does not.'
      + (shuffled.length > 0 ? ' {shuffled|Its scores shuffled over words.}' : '')
      + (untrained.length > 0 ? ' {untrained|The method on an untrained model.}' : '')
      + (controls.length > 0 ? ' {other|Other controls.}' : '')
      + (narrow ? ' Below the line: not distinguishable from the controls.' : '') + ' Bars: 95\u00a0% over subjects.';
    const top = 17 * p.lines(legend, width) + 14;
    const beating = rows.filter(row => row.beats === 1).length;
    const frame = p.overlay((params, api) => {
      const box = params.coordSys;
      const zero = Math.round(api.coord([0, 0])[0]) + 0.5;
      const shapes = [{type: 'line', shape: {x1: zero, x2: zero, y1: box.y, y2: box.y + box.height},
        style: {stroke: look.zero, lineWidth: 1.2}}];
      if (rows.length > 0 && found.line < rows.length) {
        const y = box.y + ROW * found.line + 0.5;
        shapes.push({type: 'line', shape: {x1: box.x, x2: box.x + box.width, y1: y, y2: y}, style: {stroke: look.ink, lineWidth: 1}});
        if (!narrow) shapes.push({type: 'text', style: {text: 'below: not distinguishable from the controls', x: box.x + box.width - 2, y: y + 3,
          textAlign: 'right', fill: look.muted, fontSize: 10.5}});
      }
      return shapes;
    }, {z: 1});
    return {
      height: top + ROW * names.length + 50,
      says: rows.length === 0 ? 'No method has a score for ' + at.text + '.'
        : data.methods[rows[0].method].name + ' has the highest unique variance over the controls for ' + at.text + ', '
          + p.interval(data, rows[0].unique) + '; ' + (beating === 0 ? 'none' : beating) + ' of ' + rows.length + ' methods '
          + (beating === 1 ? 'beats' : 'beat') + ' the controls.',
      option: {
        title: p.note(look, legend, width),
        grid: {left: narrow ? 128 : 190, right: narrow ? 14 : 165, top: top, height: ROW * names.length},
        xAxis: p.valueAxis(look, span, {name: 'unique variance (R²)' + (narrow ? '' : ' over the controls, ' + at.text), nameLocation: 'middle',
          nameGap: 26}),
        yAxis: [
          p.categoryAxis(look, names, {inverse: true,
            axisLabel: p.rowLabel(look, narrow ? 120 : 182, narrow)}),
          p.categoryAxis(look, narrow ? names.map(() => '') : rows.concat(found.controls).map(row => p.interval(data, row.unique)),
            {inverse: true, position: 'right', axisLabel: {color: look.muted, fontSize: 11, interval: 0}})
        ],
        series: [frame, whiskers(look, 'method', method), whiskers(look, 'shuffled', shuffled),
          whiskers(look, 'untrained', untrained), whiskers(look, 'control', controls)]
      },
      tooltip: hit => names[hit.data[0]] + (MEANS[hit.seriesName] ? ', ' + MEANS[hit.seriesName] : '') + '\n'
        + p.interval(data, hit.data.slice(1, 4).map(v => v === null ? null : Math.round(v / data.unit)))
    };
  };

  return {draw: draw, has: data => data.methods.length > 0, choices: data => data.models.length > 1 ? ['roi', 'model'] : ['roi']};
})());
