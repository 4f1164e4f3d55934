'use strict';
// What every figure shares: where figures are defined, colours, numbers, axes. The same files draw in the browser and, run
// by Rhino, in Java; so they keep to what both know: no spread, no destructuring in parameters, no 'for (const …)'.
var brainrank = brainrank || {};

brainrank.figures = (() => {
  const drawn = {};

  // Okabe and Ito's colours, which the colour-blind tell apart, and their like on a dark ground.
  const LIGHT = {
    ink: '#1a1f26', muted: '#57606a', grid: '#e3e7eb', zero: '#8b949e', ground: '#ffffff', soft: '#eef1f4',
    method: '#0b62a4', shuffled: '#b04a00', untrained: '#8a2f86', other: '#59636e',
    above: '#08519c', below: '#a63603', middle: '#ffffff',
    series: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#b98100', '#3d9bd1', '#1a1f26']
  };
  const DARK = {
    ink: '#e6edf3', muted: '#a3afba', grid: '#27313b', zero: '#6b7784', ground: '#10151b', soft: '#1d2630',
    method: '#6cb6ff', shuffled: '#f2a65a', untrained: '#e09ae0', other: '#9aa7b3',
    above: '#6baed6', below: '#fd8d3c', middle: '#151b23',
    series: ['#6cb6ff', '#ff9d57', '#3fc79a', '#e8a3cb', '#e6b84a', '#9bd3f5', '#e6edf3']
  };

  // A figure: draw(data, choice, look, width) gives {option, height, says}; says is its finding in a sentence. Pages and
  // files hold it where has(data) is true.
  const define = (id, figure) => { drawn[id] = figure; };

  const draw = (id, data, choice, dark, width) => {
    const look = dark ? DARK : LIGHT;
    const made = drawn[id].draw(data, choice || {}, look, width);
    const option = made.option;
    if (data.stamps && data.stamps.length > 0) {
      made.height += 22;
      option.title = [].concat(option.title || [], {text: data.stamps.join(' · '), left: 0, bottom: 0, padding: 0,
        textStyle: {color: look.below, fontSize: 13, fontWeight: 'bold'}});
    }
    option.animation = false;
    option.backgroundColor = 'transparent';
    option.textStyle = {fontFamily: 'Helvetica, Arial, sans-serif', color: look.ink, fontSize: 12};
    return made;
  };

  const fixed = (value, decimals) => {
    const text = value.toFixed(decimals);
    return Number(text) === 0 ? (0).toFixed(decimals) : text;
  };

  // A number of the data in its unit; null where it is not defined.
  const value = (data, units) => units === null || units === undefined ? null : units * data.unit;
  const decimals = data => Math.round(-Math.log(data.unit) / Math.LN10);
  const number = (data, units) => units === null || units === undefined ? '–' : fixed(units * data.unit, decimals(data));
  const interval = (data, units) => number(data, units[0])
    + (units[1] === null || units[1] === undefined ? '' : ' [' + number(data, units[1]) + ', ' + number(data, units[2]) + ']');

  const regionName = roi => roi === 'all' ? 'all regions' : roi;
  const place = (data, choice) => {
    const roi = choice.roi || 'all';
    const model = data.models.length === 1 ? data.models[0] : choice.model || 'all';
    return {roi: roi, model: model, region: data.regions.indexOf(roi),
      text: model !== 'all' ? regionName(roi) + (data.models.length === 1 ? '' : ', ' + model)
        : roi === 'all' ? 'all regions and models' : roi + ', all models'};
  };
  // The ranked rows of a place: {rows, controls}; empty where nothing was scored.
  const rowsAt = (data, at) => {
    const models = data.chosen[at.region] || [];
    return models[at.model === 'all' || data.models.length === 1 ? 0 : 1 + data.models.indexOf(at.model)]
      || {rows: [], controls: []};
  };

  // Round steps that hold all values and zero.
  const extent = (values, ticks) => {
    let low = 0;
    let high = 0;
    values.forEach(v => {
      if (v !== null && v !== undefined && isFinite(v)) {
        low = Math.min(low, v);
        high = Math.max(high, v);
      }
    });
    if (high - low < 1e-12) return {min: 0, max: 1, interval: 0.5};
    const rough = (high - low) / ticks;
    const power = Math.pow(10, Math.floor(Math.log(rough) / Math.LN10 + 1e-9));
    const nice = [1, 2, 2.5, 5, 10].filter(step => rough <= step * power * (1 + 1e-9))[0];
    const step = nice * power;
    return {min: Math.floor(low / step + 1e-9) * step, max: Math.ceil(high / step - 1e-9) * step, interval: step};
  };
  const tick = step => {
    let places = Math.max(0, -Math.floor(Math.log(step) / Math.LN10 + 1e-9));
    if (Math.abs(step * Math.pow(10, places) - 2.5) < 1e-6) places += 1;
    return v => fixed(v, places);
  };

  const valueAxis = (look, span, extra) => Object.assign({
    type: 'value', min: span.min, max: span.max, interval: span.interval,
    axisLabel: {color: look.muted, fontSize: 11, formatter: tick(span.interval)},
    axisLine: {show: false}, axisTick: {show: false},
    splitLine: {lineStyle: {color: look.grid}},
    nameTextStyle: {color: look.muted, fontSize: 12}
  }, extra || {});
  const categoryAxis = (look, names, extra) => Object.assign({
    type: 'category', data: names,
    axisLabel: {color: look.ink, fontSize: 12, interval: 0},
    axisLine: {show: false}, axisTick: {show: false}, splitLine: {show: false},
    nameTextStyle: {color: look.muted, fontSize: 12}
  }, extra || {});

  // Names of rows, smaller on a phone, where a long one breaks.
  const rowLabel = (look, width, narrow) => ({color: look.ink, fontSize: narrow ? 11 : 12, interval: 0, width: width,
    overflow: narrow ? 'break' : 'truncate'});

  // Text that says what the marks mean, at the top left, instead of a legend to look things up in.
  const note = (look, text, width) => ({
    text: text, left: 0, top: 0, padding: 0, textAlign: 'left',
    textStyle: {color: look.muted, fontSize: 12, lineHeight: 17, fontWeight: 'normal', rich: marks(look), width: width - 4,
      overflow: 'break'}
  });
  // Lines that a note takes, of words as wide as most.
  const lines = (text, width) => Math.ceil(text.replace(/\{\w+\|/g, '').length * 6.1 / (width - 4));
  const marks = look => {
    const rich = {};
    ['ink', 'method', 'shuffled', 'untrained', 'other'].forEach(name => {
      rich[name] = {color: look[name], fontSize: 12};
    });
    look.series.forEach((colour, i) => { rich['s' + i] = {color: colour, fontSize: 12}; });
    return rich;
  };

  // Braces would be read as the styles of rich text.
  const plain = text => text.replace(/\{/g, '(').replace(/\}/g, ')').replace(/\|/g, '/');

  const mix = (from, to, share) => {
    let mixed = '#';
    [1, 3, 5].forEach(at => {
      const a = parseInt(from.substring(at, at + 2), 16);
      const b = parseInt(to.substring(at, at + 2), 16);
      const part = Math.round(a + (b - a) * share).toString(16);
      mixed += part.length < 2 ? '0' + part : part;
    });
    return mixed;
  };
  const luminance = colour => [[1, 0.2126], [3, 0.7152], [5, 0.0722]].map(part => {
    const c = parseInt(colour.substring(part[0], part[0] + 2), 16) / 255;
    return part[1] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
  }).reduce((a, b) => a + b, 0);
  // Black or white, whichever stands out more; the better of the two is always above 4.5 to 1.
  const inkOn = colour => (luminance(colour) + 0.05) / 0.05 >= 1.05 / (luminance(colour) + 0.05) ? '#000000' : '#ffffff';
  const diverging = (look, share) => mix(look.middle, share < 0 ? look.below : look.above, Math.min(1, Math.abs(share)));

  // Places of small pictures side by side, as many as fit.
  const panels = (count, width, least, height, top) => {
    const columns = Math.max(1, Math.min(count, Math.floor(width / least)));
    const wide = width / columns;
    const places = [];
    for (let i = 0; i < count; i++) {
      places.push({column: i % columns, left: (i % columns) * wide + 48, width: wide - 64,
        top: top + Math.floor(i / columns) * height + 22, height: height - 62});
    }
    return {places: places, height: top + Math.ceil(count / columns) * height};
  };

  // What no series of the library draws: one shape, or some, made from the coordinates of the grid.
  const overlay = (shapes, extra) => Object.assign({
    type: 'custom', silent: true, data: [[0, 0]], renderItem: (params, api) => ({type: 'group', children: shapes(params, api)})
  }, extra || {});

  const shorten = (text, length) => text.length <= length ? text : text.substring(0, length - 1) + '…';
  const list = names => names.length < 2 ? names.join('') : names.slice(0, -1).join(', ') + ' and ' + names[names.length - 1];

  return {looks: {light: LIGHT, dark: DARK}, define: define, draw: draw, has: (id, data) => !!drawn[id] && drawn[id].has(data), ids: () => Object.keys(drawn),
    choices: (id, data) => drawn[id].choices ? drawn[id].choices(data) : [],
    preferredWidth: (id, data) => drawn[id].width ? drawn[id].width(data) : 720,
    parts: {fixed: fixed, value: value, number: number, interval: interval, place: place, rowsAt: rowsAt, extent: extent,
      tick: tick, valueAxis: valueAxis, categoryAxis: categoryAxis, rowLabel: rowLabel, note: note, lines: lines, plain: plain, mix: mix, inkOn: inkOn,
      diverging: diverging, panels: panels, overlay: overlay, marks: marks, shorten: shorten, list: list, regionName: regionName}};
})();
