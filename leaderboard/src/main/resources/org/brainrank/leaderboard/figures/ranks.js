'use strict';
// How probable each rank is, over resamples of subjects.
brainrank.figures.define('ranks', (() => {
  const p = brainrank.figures.parts;
  const ROW = 28;

  const groupAt = (data, at) => {
    const models = data.ranks.groups[at.region] || [];
    return models[at.model === 'all' || data.models.length === 1 ? 0 : 1 + data.models.indexOf(at.model)] || null;
  };

  const draw = (data, choice, look, width) => {
    const at = p.place(data, choice);
    const group = groupAt(data, at) || {of: 0, rows: []};
    const narrow = width < 560;
    const names = group.rows.map(row => row.method === undefined ? data.controls[row.control] : data.methods[row.method].name);
    const left = narrow ? 128 : 180;
    const right = narrow ? 8 : 96;
    const cell = (width - left - right) / Math.max(1, group.of);
    const ranks = [];
    for (let k = 1; k <= group.of; k++) ranks.push(String(k));
    const cells = [];
    // thousandths, from the first rank that is possible at all
    group.rows.forEach((row, y) => row.thousandths.forEach((share, i) => {
      if (share > 0) cells.push([row.from + i, y, share / 1000]);
    }));
    const first = group.rows[0];
    const lead = first && first.from === 0 ? first.thousandths[0] / 10 : 0;
    const text = 'Share of ' + data.ranks.resamples + ' resamples of ' + data.ranks.subjects + ' subjects in which a row takes each rank among all '
      + group.of + ' rows, a method\'s own controls included; ' + p.plain(at.text) + '. Printed from 5\u00a0% on.';
    const top = 17 * p.lines(text, width) + 26;
    return {
      height: top + ROW * names.length + 42,
      says: first === undefined || group.of === 0 ? 'There are no probabilities of ranks for ' + at.text + '.'
        : names[0] + ' stands first in ' + p.fixed(lead, 0) +  '\u00a0% of the resamples of subjects (' + at.text + ').',
      option: {
        title: p.note(look, text, width),
        grid: {left: left, right: right, top: top, height: ROW * names.length},
        xAxis: p.categoryAxis(look, ranks, {name: 'rank', nameLocation: 'middle', nameGap: 24,
          axisLabel: {color: look.muted, fontSize: 11, hideOverlap: true}}),
        yAxis: [
          p.categoryAxis(look, names, {inverse: true, axisLabel: p.rowLabel(look, left - 8, narrow)}),
          p.categoryAxis(look, narrow ? names.map(() => '') : group.rows.map(row => 'expected ' + p.fixed(row.expected, 1)),
            {inverse: true, position: 'right', axisLabel: {color: look.muted, fontSize: 11, interval: 0}})
        ],
        visualMap: {type: 'continuous', show: false, min: 0, max: 1, inRange: {color: [p.mix(look.middle, look.above, 0.06), look.above]}},
        series: [{
          type: 'heatmap', itemStyle: {borderColor: look.ground, borderWidth: 1},
          data: cells.map(one => ({value: one, label: {show: one[2] >= 0.05 && cell >= 21, fontSize: 10.5,
            color: p.inkOn(p.mix(p.mix(look.middle, look.above, 0.06), look.above, one[2])),
            formatter: () => p.fixed(100 * one[2], 0)}}))
        }]
      },
      tooltip: hit => names[hit.value[1]] + '\nrank ' + (hit.value[0] + 1) + ': ' + p.fixed(100 * hit.value[2], 1) + '\u00a0%'
    };
  };

  return {draw: draw, has: data => !!data.ranks, choices: data => data.models.length > 1 ? ['roi', 'model'] : ['roi']};
})());
