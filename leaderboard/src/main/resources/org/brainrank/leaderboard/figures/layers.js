'use strict';
// Unique variance by layer, a small picture a method on one scale. Seven lines with bands in one picture cannot be told
// apart; seven pictures can.
brainrank.figures.define('layers', (() => {
  const p = brainrank.figures.parts;
  const HEIGHT = 190;

  const band = (look, grid, low, high) => p.overlay((params, api) => {
    const shapes = [];
    let points = [];
    const close = () => {
      if (points.length > 1) {
        shapes.push({type: 'polygon', shape: {points: points.map(q => q[0]).concat(points.map(q => q[1]).reverse())},
          style: {fill: look.method, opacity: 0.18}});
      }
      points = [];
    };
    low.forEach((v, i) => {
      if (v === null || high[i] === null) close();
      else points.push([api.coord([i, v]), api.coord([i, high[i]])]);
    });
    close();
    return shapes;
  }, {xAxisIndex: grid, yAxisIndex: grid, z: 1});

  const line = (look, grid, kind, values, extra) => Object.assign({
    type: 'line', name: kind, xAxisIndex: grid, yAxisIndex: grid, data: values, symbol: 'circle',
    symbolSize: kind === 'method' ? 5 : 0.1, showSymbol: true, clip: false, z: kind === 'method' ? 4 : 3,
    lineStyle: {color: look[kind], width: kind === 'method' ? 2.2 : 1.5,
      type: kind === 'method' ? 'solid' : kind === 'shuffled' ? 'dashed' : 'dotted'},
    itemStyle: {color: look[kind]}
  }, extra || {});

  // The interval of a control that knows no layer lies under all of them.
  const controlBand = (look, rows, data) => ({
    silent: true, itemStyle: {color: look.other, opacity: 0.16},
    data: rows.filter(row => row.unique[1] !== null)
      .map(row => [{yAxis: p.value(data, row.unique[1])}, {yAxis: p.value(data, row.unique[2])}])
  });

  const draw = (data, choice, look, width) => {
    const model = data.models.length === 1 || !choice.model || choice.model === 'all' ? data.models[0] : choice.model;
    const at = p.place(data, {roi: choice.roi, model: model});
    const m = data.models.indexOf(model);
    const layers = data.layers[m];
    const scale = units => (units || []).map(u => p.value(data, u));
    const shown = data.byLayer[at.region][m].map((lines, i) => ({name: data.methods[i].name, lines: lines.map(scale)}))
      .filter(entry => entry.lines.length > 0);
    const controls = p.rowsAt(data, at).controls;
    const span = p.extent([].concat.apply([], [].concat.apply([], shown.map(entry => entry.lines)))
      .concat([].concat.apply([], controls.map(row => scale(row.unique)))), 4);
    const has = i => shown.some(entry => entry.lines[i].length > 0);
    const legend = '{method|The method}, with its 95\u00a0% interval over subjects.'
      + (has(3) ? ' {shuffled|Dashed: its scores shuffled over words.}' : '')
      + (has(4) ? ' {untrained|Dotted: on an untrained model.}' : '')
      + (controls.length > 0 ? ' {other|Grey band: ' + p.plain(p.list(controls.map(row => data.controls[row.control]))) + '.}' : '')
      + ' Unique variance (R²) by layer, ' + p.plain(at.text) + '.';
    const places = p.panels(shown.length, width, 230, HEIGHT, 17 * p.lines(legend, width) + 6);
    let best = null;
    shown.forEach(entry => entry.lines[0].forEach((v, i) => {
      if (v !== null && (best === null || v > best.value)) best = {name: entry.name, layer: layers[i], value: v};
    }));
    const option = {title: [p.note(look, legend, width)], grid: [], xAxis: [], yAxis: [], series: []};
    shown.forEach((entry, i) => {
      const place = places.places[i];
      option.title.push({text: entry.name, left: place.left, top: place.top - 21, padding: 0, textAlign: 'left',
        textStyle: {color: look.ink, fontSize: 13, fontWeight: 'bold', width: place.width, overflow: 'truncate'}});
      option.grid.push({left: place.left, top: place.top, width: place.width, height: place.height});
      option.xAxis.push(p.categoryAxis(look, layers, {gridIndex: i, boundaryGap: false, name: 'layer', nameLocation: 'middle', nameGap: 20,
        nameTextStyle: {color: look.muted, fontSize: 11}, axisLabel: {color: look.muted, fontSize: 11, hideOverlap: true},
        axisLine: {show: true, onZero: true, lineStyle: {color: look.zero}}}));
      option.xAxis[i].axisLine.onZero = false;
      option.xAxis[i].axisLine.show = false;
      option.yAxis.push(p.valueAxis(look, span, {gridIndex: i}));
      option.series.push(band(look, i, entry.lines[1], entry.lines[2]));
      if (entry.lines[3].length > 0) option.series.push(line(look, i, 'shuffled', entry.lines[3]));
      if (entry.lines[4].length > 0) option.series.push(line(look, i, 'untrained', entry.lines[4]));
      option.series.push(line(look, i, 'method', entry.lines[0], {markArea: controlBand(look, controls, data),
        markLine: {silent: true, symbol: 'none', precision: 12, label: {show: false}, data: [{yAxis: 0}],
          lineStyle: {color: look.zero, type: 'solid', width: 1}}}));
    });
    return {
      height: places.height,
      says: best === null ? 'There are no scores by layer for ' + at.text + ' on ' + model + '.'
        : 'On ' + model + ', ' + best.name + ' reaches the highest unique variance of any layer for ' + p.regionName(at.roi) + ', '
          + p.fixed(best.value, 4) + ' at layer ' + best.layer
          + '. The headline takes the layers that the inner folds chose, not the best one.',
      option: option,
      tooltip: hit => 'layer ' + layers[hit.dataIndex] + (hit.seriesName === 'method' ? '' : ', ' + hit.seriesName) + '\n'
        + p.number(data, Math.round(hit.value / data.unit))
    };
  };

  return {draw: draw, has: data => data.layers.some(layers => layers.length > 0), width: () => 960,
    choices: data => data.models.length > 1 ? ['roi', 'model'] : ['roi']};
})());
