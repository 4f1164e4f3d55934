'use strict';
// Pictures of what is no leaderboard: a multiverse, and studies of errors and power.
(() => {
  const p = brainrank.figures.parts;

  brainrank.figures.define('multiverse', {
    has: data => !!data.universes,
    width: data => Math.max(640, 290 + 30 * data.methods.length),
    draw: (data, choice, look, width) => {
      const left = 270;
      const top = 130;
      const cells = [];
      data.universes.forEach((universe, y) => universe.places.forEach(place => cells.push({value: [place.method, y, place.beats ? 1 : 0], rank: place.rank})));
      return {
        height: top + 28 * data.universes.length + 20,
        says: 'Ranks over all regions in ' + data.universes.length + ' universes.',
        option: {
          title: [{text: 'Ranks in every universe, all regions', left: 0, top: 0, padding: 0, textStyle: {color: look.ink, fontSize: 14}},
            Object.assign(p.note(look, 'dark: beats the controls; columns in the order of the config\'s own ranking', width), {top: 22})],
          grid: {left: left, top: top, width: Math.min(30 * data.methods.length, width - left - 70), height: 28 * data.universes.length},
          xAxis: p.categoryAxis(look, data.methods.map(name => p.shorten(name, 24)), {position: 'top',
            axisLabel: {color: look.ink, fontSize: 12, interval: 0, rotate: 45}}),
          yAxis: p.categoryAxis(look, data.universes.map(universe => p.shorten(universe.name, 42)), {inverse: true,
            axisLabel: {color: look.ink, fontSize: 11, interval: 0}}),
          visualMap: {show: false, type: 'piecewise', pieces: [{value: 0, color: look.soft}, {value: 1, color: look.above}], dimension: 2},
          series: [{type: 'heatmap', itemStyle: {borderColor: look.ground, borderWidth: 1.5},
            data: cells.map(cell => ({value: cell.value, label: {show: true, color: p.inkOn(cell.value[2] === 1 ? look.above : look.soft),
              formatter: () => String(cell.rank)}}))}]
        },
        tooltip: hit => hit.name
      };
    }
  });

  brainrank.figures.define('curves', {
    has: data => !!data.series,
    width: () => 760,
    draw: (data, choice, look, width) => {
      const ticks = data.ticks.map(String);
      const at = x => data.ticks.indexOf(x);
      const option = {
        title: {text: data.title, left: 0, top: 0, padding: 0, textStyle: {color: look.ink, fontSize: 14}},
        grid: {left: 48, right: 260, top: 54, bottom: 52},
        xAxis: p.categoryAxis(look, ticks, {name: data.horizontal, nameLocation: 'middle', nameGap: 30,
          splitLine: {show: true, lineStyle: {color: look.grid}}, axisLabel: {color: look.muted, fontSize: 11}}),
        yAxis: p.valueAxis(look, {min: 0, max: 1, interval: 0.2}, {name: data.vertical, nameLocation: 'end', nameGap: 12,
          nameTextStyle: {color: look.muted, fontSize: 12, align: 'left', padding: [0, 0, 0, -34]}}),
        series: []
      };
      if (data.diagonal) {
        option.series.push({type: 'line', silent: true, symbol: 'none', data: data.ticks.map((t, i) => [i, t]), z: 1,
          lineStyle: {color: look.zero, type: 'dashed', width: 1.2}});
      }
      data.series.forEach((one, i) => {
        const colour = look.series[i % look.series.length];
        option.series.push(p.overlay((params, api) => one.points.filter(q => q.low !== undefined).map(q => {
          const low = api.coord([at(q.x), q.low]);
          const high = api.coord([at(q.x), q.high]);
          return {type: 'line', shape: {x1: low[0], x2: high[0], y1: low[1], y2: high[1]}, style: {stroke: colour, lineWidth: 1.2}};
        }), {z: 2}));
        option.series.push({type: 'line', symbol: 'circle', symbolSize: 6, z: 3, clip: false, data: one.points.map(q => [at(q.x), q.y]),
          lineStyle: {color: colour, width: 2, type: one.dashed ? 'dashed' : 'solid'}, itemStyle: {color: colour},
          endLabel: {show: true, color: colour, fontSize: 12, distance: 10, formatter: () => one.name}, labelLayout: {moveOverlap: 'shiftY'}});
      });
      return {height: 400, says: data.title, option: option, tooltip: hit => hit.seriesName};
    }
  });
})();
