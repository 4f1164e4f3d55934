'use strict';
// What the regressions did: which penalties they chose, and how scores differ over the outer folds.
(() => {
  const p = brainrank.figures.parts;
  const ROW = 28;
  const modelOf = (data, choice) => data.models.length === 1 || !choice.model || choice.model === 'all' ? data.models[0] : choice.model;
  const spaces = (data, model) => data.diagnostics.spaces[data.models.indexOf(model)];
  const choices = data => data.models.length > 1 ? ['model', 'layer'] : ['layer'];

  brainrank.figures.define('alphas', {
    has: data => !!data.diagnostics && data.diagnostics.spaces.some(list => list.length > 0),
    choices: choices,
    draw: (data, choice, look, width) => {
      const model = modelOf(data, choice);
      const layer = choice.layer === undefined || choice.layer === 'all' ? null : String(choice.layer);
      const alphas = data.diagnostics.log10;
      const narrow = width < 560;
      const left = narrow ? 128 : 180;
      const cell = (width - left - 10) / alphas.length;
      const cells = [];
      let edge = 0;
      let atEdge = '';
      data.methods.forEach((method, y) => {
        const sums = alphas.map(() => 0);
        spaces(data, model).filter(space => space.method === y && (layer === null || String(space.layer) === layer))
          .forEach(space => space.joint.forEach((count, i) => { sums[i] += count; }));
        const all = sums.reduce((a, b) => a + b, 0);
        sums.forEach((sum, i) => { if (all > 0) cells.push([i, y, sum / all]); });
        if (all > 0 && (sums[0] + sums[sums.length - 1]) / all > edge) {
          edge = (sums[0] + sums[sums.length - 1]) / all;
          atEdge = method.name;
        }
      });
      const names = data.methods.map(method => method.name);
      const text = 'Share of subjects, outer folds and targets in which each penalty was chosen for the method beside the controls; '
        + p.plain(model) + ', ' + (layer === null ? 'all layers' : 'layer ' + layer) + '. Dark ends: the grid is too short.';
      const top = 17 * p.lines(text, width) + 12;
      return {
        height: top + ROW * names.length + 46,
        says: cells.length === 0 ? 'No penalties are known for ' + model + '.'
          : 'On ' + model + ', the ends of the grid of penalties were chosen most often for ' + atEdge + ', ' + p.fixed(100 * edge, 0)
            +  '\u00a0% of the time.',
        option: {
          title: p.note(look, text, width),
          grid: {left: left, right: 10, top: top, height: ROW * names.length},
          xAxis: p.categoryAxis(look, alphas.map(a => p.fixed(a, a === Math.round(a) ? 0 : 1)), {name: 'penalty, log10', nameLocation: 'middle', nameGap: 24,
            axisLabel: {color: look.muted, fontSize: 11, hideOverlap: true}}),
          yAxis: p.categoryAxis(look, names, {inverse: true, axisLabel: p.rowLabel(look, left - 8, narrow)}),
          visualMap: {type: 'continuous', show: false, min: 0, max: 1, inRange: {color: [p.mix(look.middle, look.above, 0.04), look.above]}},
          series: [{
            type: 'heatmap', itemStyle: {borderColor: look.ground, borderWidth: 1},
            data: cells.map(one => ({value: one, label: {show: one[2] >= 0.005 && cell >= 24, fontSize: 10.5,
              color: p.inkOn(p.mix(p.mix(look.middle, look.above, 0.04), look.above, one[2])),
              formatter: () => p.fixed(100 * one[2], 0) + (cell >= 40 ? ' %' : '')}}))
          }]
        },
        tooltip: hit => names[hit.value[1]] + '\npenalty 10^' + p.fixed(alphas[hit.value[0]], 1) + ': ' + p.fixed(100 * hit.value[2], 1) + '\u00a0%'
      };
    }
  });

  brainrank.figures.define('folds', {
    has: data => !!data.diagnostics && data.diagnostics.scans.length > 0 && data.diagnostics.spaces.some(list => list.length > 0),
    choices: choices,
    width: () => 960,
    draw: (data, choice, look, width) => {
      const model = modelOf(data, choice);
      const scale = units => units.map(u => p.value(data, u));
      const shown = [];
      data.methods.forEach((method, i) => {
        const typical = data.diagnostics.typical[data.models.indexOf(model)][i];
        const layer = choice.layer === undefined || choice.layer === 'all' ? typical : Number(choice.layer);
        spaces(data, model).filter(space => space.method === i && space.layer === layer).slice(0, 1)
          .forEach(space => shown.push({name: method.name, layer: layer, means: scale(space.means), deviations: scale(space.deviations)}));
      });
      const low = (one, i) => one.means[i] - (one.deviations[i] || 0);
      const high = (one, i) => one.means[i] + (one.deviations[i] || 0);
      const known = one => one.means.map((v, i) => i).filter(i => one.means[i] !== null);
      const span = p.extent([].concat.apply([], shown.map(one => [].concat(known(one).map(i => low(one, i)), known(one).map(i => high(one, i))))), 4);
      const text = 'Unique variance (R²) in each outer fold: mean and standard deviation over subjects, all targets; ' + p.plain(model)
        + (choice.layer === undefined || choice.layer === 'all' ? ', at the layer that was chosen most often.' : ', layer ' + choice.layer + '.')
        + ' Dashed: mean over folds. Scans tested: ' + data.diagnostics.scans.join(', ') + '.';
      const places = p.panels(shown.length, width, 230, 180, 17 * p.lines(text, width) + 6);
      const folds = data.diagnostics.scans.map((n, i) => String(i + 1));
      const option = {title: [p.note(look, text, width)], grid: [], xAxis: [], yAxis: [], series: []};
      let widest = null;
      shown.forEach((one, i) => {
        const place = places.places[i];
        const means = known(one).map(k => one.means[k]);
        const spread = means.length === 0 ? 0 : Math.max.apply(null, means) - Math.min.apply(null, means);
        if (means.length > 0 && (widest === null || spread > widest.spread)) widest = {one: one, spread: spread, means: means};
        option.title.push({text: one.name + (width < 400 ? '' : ', layer ' + one.layer), left: place.left, top: place.top - 21, padding: 0, textAlign: 'left',
          textStyle: {color: look.ink, fontSize: 13, fontWeight: 'bold', width: place.width, overflow: 'truncate'}});
        option.grid.push({left: place.left, top: place.top, width: place.width, height: place.height});
        option.xAxis.push(p.categoryAxis(look, folds, {gridIndex: i, name: 'fold', nameLocation: 'middle', nameGap: 20,
          nameTextStyle: {color: look.muted, fontSize: 11}, axisLabel: {color: look.muted, fontSize: 11, hideOverlap: true}}));
        option.yAxis.push(p.valueAxis(look, span, {gridIndex: i}));
        const at = {xAxisIndex: i, yAxisIndex: i};
        option.series.push(p.overlay((params, api) => known(one).map(k => {
          const from = api.coord([k, low(one, k)]);
          const to = api.coord([k, high(one, k)]);
          return {type: 'line', shape: {x1: from[0], x2: to[0], y1: from[1], y2: to[1]}, style: {stroke: look.method, lineWidth: 1.6}};
        }), Object.assign({z: 2}, at)));
        const mean = means.length === 0 ? 0 : means.reduce((a, b) => a + b, 0) / means.length;
        option.series.push(Object.assign({type: 'scatter', symbolSize: 7, z: 3, clip: false, data: one.means, itemStyle: {color: look.method, opacity: 1},
          markLine: {silent: true, symbol: 'none', precision: 12, label: {show: false}, data: [
            {yAxis: 0, lineStyle: {color: look.zero, type: 'solid', width: 1}},
            {yAxis: mean, lineStyle: {color: look.method, type: 'dashed', width: 1}}]}}, at));
      });
      return {
        height: places.height,
        says: widest === null ? 'No scores by fold are known for ' + model + '.'
          : 'On ' + model + ', ' + widest.one.name + ' differs most over the folds: its mean over subjects runs from '
            + p.fixed(Math.min.apply(null, widest.means), 4) + ' to ' + p.fixed(Math.max.apply(null, widest.means), 4) + '.',
        option: option,
        tooltip: hit => 'fold ' + (hit.dataIndex + 1) + ', ' + data.diagnostics.scans[hit.dataIndex] + ' scans\n'
          + p.number(data, hit.value === null ? null : Math.round(hit.value / data.unit))
      };
    }
  });
})();
