'use strict';
// Methods against regions, and methods against models: unique variance on a colour, printed where there is room.
(() => {
  const p = brainrank.figures.parts;
  const ROW = 30;

  // A table of colours: values are null where there is none.
  const heat = (look, width, rows, columns, cells, largest, text) => {
    const narrow = width < 560;
    const left = narrow ? 128 : 180;
    const cell = (width - left - 10) / columns.length;
    const steep = columns.some(name => name.length * 6.4 > cell - 4);
    const top = (width < 560 ? 30 : 14) + (steep ? 16 + Math.min(110, 5 * Math.max.apply(null, columns.map(name => Math.min(16, name.length)))) : 26);
    return {
      height: top + ROW * rows.length + 34,
      option: {
        grid: {left: left, right: 10, top: top, height: ROW * rows.length},
        xAxis: p.categoryAxis(look, columns.map(name => p.shorten(name, 20)), {position: 'top',
          axisLabel: {color: look.ink, fontSize: 12, interval: 0, rotate: steep ? 40 : 0}}),
        yAxis: p.categoryAxis(look, rows, {inverse: true,
          axisLabel: p.rowLabel(look, left - 8, narrow)}),
        visualMap: {type: 'continuous', min: -largest, max: largest, calculable: false, orient: 'horizontal', left: left, bottom: 2,
          itemWidth: 10, itemHeight: 130, text: ['+' + text(largest), '-' + text(largest)],
          textStyle: {color: look.muted, fontSize: 11}, inRange: {color: [look.below, look.middle, look.above]}},
        series: [{
          type: 'heatmap', itemStyle: {borderColor: look.ground, borderWidth: 1.5},
          data: cells.filter(one => one.value !== null).map(one => ({
            value: [one.column, one.row, one.value], at: one,
            label: {show: cell >= 30, color: p.inkOn(p.diverging(look, one.value / largest)), fontSize: cell >= 54 ? 11.5 : 10,
              fontWeight: one.beats ? 'bold' : 'normal',
              formatter: () => text(one.value, cell) + (one.beats && cell >= 54 ? ' •' : '')}
          }))
        }]
      }
    };
  };

  const figure = (data, look, width, where, columns) => {
    const controls = data.controls;
    const cells = [];
    let largest = 0;
    let best = null;
    columns.forEach((column, x) => {
      column.found.rows.concat(column.found.controls).forEach(row => {
        const value = p.value(data, row.unique[0]);
        const y = row.method === undefined ? data.methods.length + row.control : row.method;
        const one = {column: x, row: y, value: value, beats: row.beats === 1, unique: row.unique};
        cells.push(one);
        largest = Math.max(largest, Math.abs(value));
        if (row.beats === 1 && x > 0 && (best === null || value > best.value)) best = one;
      });
    });
    largest = largest || data.unit;
    const names = data.methods.map(method => method.name).concat(controls);
    const made = heat(look, width, names, columns.map(column => column.name), cells, largest, (v, cell) => {
      const digits = p.fixed(v, cell !== undefined && cell < 46 ? 3 : Math.round(-Math.log(data.unit) / Math.LN10));
      return cell !== undefined && cell < 46 ? digits.replace('0.', '.') : digits;
    });
    made.tooltip = hit => names[hit.data.at.row] + ', ' + columns[hit.data.at.column].name + '\n'
      + p.interval(data, hit.data.at.unique) + (hit.data.at.beats ? '\nbeats the controls there' : '');
    made.option.title = p.note(look, 'Unique variance (R²) over the controls, ' + p.plain(where) + '. Bold' + (width >= 560 ? ', •' : '')
      + ': beats the controls there.', width);
    made.best = best;
    made.names = names;
    return made;
  };

  brainrank.figures.define('regions', {
    has: data => data.methods.length > 0 && data.regions.length > 1,
    choices: data => data.models.length > 1 ? ['model'] : [],
    width: data => Math.max(720, 200 + 30 * data.regions.length),
    draw: (data, choice, look, width) => {
      const model = p.place(data, {model: choice.model});
      const made = figure(data, look, width, model.model === 'all' ? 'all models' : model.model, data.regions.map(roi => ({name: roi === 'all' ? 'all' : roi,
        found: p.rowsAt(data, p.place(data, {roi: roi, model: choice.model}))})));
      const on = data.models.length > 1 && model.model !== 'all' ? ' on ' + model.model : '';
      made.says = made.best === null ? 'No method beats the controls in any region' + on + '.'
        : 'The highest unique variance that beats the controls in a region' + on + ' is that of ' + made.names[made.best.row] + ' in '
          + data.regions[made.best.column] + ', ' + p.interval(data, made.best.unique) + '.';
      return made;
    }
  });

  brainrank.figures.define('models', {
    has: data => data.methods.length > 0 && data.models.length > 1,
    choices: () => ['roi'],
    draw: (data, choice, look, width) => {
      const at = p.place(data, {roi: choice.roi});
      const made = figure(data, look, width, p.regionName(at.roi), ['all'].concat(data.models).map(model => ({name: model,
        found: p.rowsAt(data, p.place(data, {roi: choice.roi, model: model}))})));
      made.says = made.best === null ? 'No method beats the controls on any model, ' + p.regionName(at.roi) + '.'
        : 'The highest unique variance on a single model, ' + p.regionName(at.roi) + ', is that of ' + made.names[made.best.row] + ' on '
          + data.models[made.best.column - 1] + ', ' + p.interval(data, made.best.unique) + '.';
      return made;
    }
  });
})();
