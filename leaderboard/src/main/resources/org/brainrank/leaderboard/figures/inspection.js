'use strict';
// Pictures of a dataset before anything is explained: words against scans, the clock, what subjects share.
(() => {
  const p = brainrank.figures.parts;
  const isNumber = v => typeof v === 'number' && isFinite(v);

  // Words of every scan as bars, the mean response as a line, a panel a story.
  brainrank.figures.define('words', {
    has: data => !!data.stories,
    width: () => 960,
    draw: (data, choice, look, width) => {
      const panels = p.panels(data.stories.length, width, width, 190, 24);
      const option = {title: [p.note(look, '{s0|bars}: words of every scan; {s1|line}: mean response of all targets and subjects, each standardised',
        width)], grid: [], xAxis: [], yAxis: [], series: []};
      data.stories.forEach((story, i) => {
        const place = panels.places[i];
        const times = story.rate.map((n, scan) => p.fixed(scan * story.step, 0));
        const most = p.extent(story.rate, 3);
        const range = p.extent(story.response, 4);
        option.title.push({text: p.plain(p.shorten(story.name, 60)), left: place.left, top: place.top - 20, padding: 0,
          textStyle: {color: look.ink, fontSize: 12}});
        option.grid.push({left: place.left, top: place.top, width: place.width, height: place.height});
        option.xAxis.push(p.categoryAxis(look, times, {gridIndex: i, axisLabel: {color: look.muted, fontSize: 11, interval: Math.max(0, Math.floor(times.length / 12))},
          name: 's', nameLocation: 'end'}));
        option.yAxis.push(p.valueAxis(look, most, {gridIndex: i}));
        option.yAxis.push(p.valueAxis(look, range, {gridIndex: i, position: 'right', splitLine: {show: false}}));
        option.series.push({type: 'bar', xAxisIndex: i, yAxisIndex: 2 * i, data: story.rate, barCategoryGap: '0%', itemStyle: {color: look.series[0], opacity: 0.55}});
        option.series.push({type: 'line', xAxisIndex: i, yAxisIndex: 2 * i + 1, data: story.response, symbol: 'none', lineStyle: {color: look.series[1], width: 1.4}});
      });
      return {height: panels.height, says: 'Words of every scan and the mean response, story by story.', option: option, tooltip: hit => hit.name};
    }
  });

  // Correlation of the word rate with the response by lag, a line a region.
  brainrank.figures.define('lags', {
    has: data => !!data.lags,
    width: () => 760,
    draw: (data, choice, look, width) => {
      const ticks = data.lags[0].r.map((r, i) => String(i + data.firstLag));
      const values = [];
      data.lags.forEach(one => one.r.filter(isNumber).forEach(r => values.push(r)));
      const option = {
        title: [p.note(look, 'shaded: lags of 2 to 8 s, where the peak belongs if words and scans are on one clock', width)],
        grid: {left: 48, right: 200, top: 44, bottom: 52},
        xAxis: p.categoryAxis(look, ticks, {name: 'lag in scans', nameLocation: 'middle', nameGap: 30, axisLabel: {color: look.muted, fontSize: 11}}),
        yAxis: p.valueAxis(look, p.extent(values, 5), {}),
        series: [p.overlay((params, api) => {
          const from = Math.max(data.earliest - data.firstLag, 0);
          const to = Math.min(data.latest - data.firstLag, ticks.length - 1);
          const a = api.coord([from, 0])[0];
          const b = api.coord([to, 0])[0];
          return [{type: 'rect', shape: {x: a, y: params.coordSys.y, width: b - a, height: params.coordSys.height}, style: {fill: look.soft}}];
        }, {z: 0})]
      };
      data.lags.forEach((one, i) => {
        const colour = look.series[i % look.series.length];
        option.series.push({type: 'line', symbol: 'circle', symbolSize: 4, z: 3, data: one.r.map(r => isNumber(r) ? r : null),
          lineStyle: {color: colour, width: one.strong ? 2.6 : 1.5}, itemStyle: {color: colour},
          endLabel: {show: true, color: colour, fontSize: 12, distance: 8, formatter: () => p.shorten(one.name, 26)}, labelLayout: {moveOverlap: 'shiftY'}});
      });
      return {height: 380, says: data.says, option: option, tooltip: hit => hit.seriesName};
    }
  });

  // Leave-one-out correlation, a row a region, a dot a subject.
  brainrank.figures.define('agreement', {
    has: data => !!data.agreement && data.agreement.length > 0,
    width: () => 760,
    draw: (data, choice, look, width) => {
      const values = [];
      data.agreement.forEach(one => one.subjects.filter(isNumber).forEach(r => values.push(r)));
      const dots = [];
      const means = [];
      data.agreement.forEach((one, y) => {
        one.subjects.forEach(r => { if (isNumber(r)) dots.push([r, y]); });
        if (isNumber(one.mean)) means.push([one.mean, y]);
      });
      return {
        height: 74 + 26 * data.agreement.length + 40,
        says: 'Correlation of each subject with the mean of the others, region by region.',
        option: {
          title: [p.note(look, 'dots: subjects; bar: their mean', width)],
          grid: {left: 190, right: 30, top: 40, bottom: 46},
          xAxis: p.valueAxis(look, p.extent(values, 6), {name: 'leave-one-out correlation', nameLocation: 'middle', nameGap: 30}),
          yAxis: p.categoryAxis(look, data.agreement.map(one => p.shorten(one.name, 28)), {inverse: true}),
          series: [
            {type: 'scatter', data: dots, symbolSize: 7, itemStyle: {color: look.series[0], opacity: 0.5}},
            {type: 'scatter', data: means, symbol: 'rect', symbolSize: [3, 18], itemStyle: {color: look.ink}}]
        },
        tooltip: hit => hit.name
      };
    }
  });
})();
