// The measured and the predicted response over a passage, with a cursor at the current word.
(() => {
  const {figures, format, cells} = window.brainrank;
  const {looks, parts} = figures;
  const HEIGHT = 300;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const finite = Number.isFinite;
  const point = value => finite(value) ? value : null;

  // colour, width and pattern of each line: no two are told apart by colour alone
  const styles = look => ({
    measured: {color: look.ink, width: 2.4, type: 'solid'},
    controls: {color: look.other, width: 1.5, type: [2, 3]},
    a: {color: look.method, width: 2, type: 'solid'},
    b: {color: look.shuffled, width: 2, type: [8, 4]},
  });

  // the spread over subjects, in stretches of scans that all have one
  const band = (look, times, {low, high}) => parts.overlay((params, api) => {
    const shapes = [];
    let stretch = [];
    const close = () => {
      if (stretch.length > 1) {
        const points = [...stretch.map(i => api.coord([times[i], high[i]])), ...stretch.reverse().map(i => api.coord([times[i], low[i]]))];
        shapes.push({type: 'polygon', shape: {points}, style: {fill: look.ink, opacity: 0.1}});
      }
      stretch = [];
    };
    times.forEach((time, i) => { if (finite(low[i]) && finite(high[i])) stretch.push(i); else close(); });
    close();
    return shapes;
  }, {z: 1, data: [[times[0], 0]]});

  class Response {
    constructor(frame) {
      this.frame = frame;
      dark.addEventListener('change', () => this.redraw());
      new ResizeObserver(() => this.chart && this.chart.resize({width: this.canvas.clientWidth})).observe(frame);
    }

    // the library is unpacked while the page is already in use
  // lines: {style, name, values}; band: {low, high}; says: the same as a sentence
    draw(shown) {
      this.shown = shown;
      this.redraw();
    }

    redraw() {
      if (!this.shown) return;
      if (typeof echarts === 'undefined') {
        if (!this.waiting) this.waiting = figures.ready.then(there => { if (there !== false) this.redraw(); });
        return;
      }
      const {times, lines, band: around, heading, says} = this.shown;
      if (this.chart) this.chart.dispose();
      this.chart = null;
      if (times.length < 2 || !lines.some(line => line.values.some(finite))) {
        this.frame.replaceChildren(cells.make('p', 'muted', 'No scan of this passage was predicted.'));
        return;
      }
      this.canvas = cells.make('div', 'canvas');
      this.canvas.setAttribute('role', 'img');
      this.canvas.setAttribute('aria-label', says);
      this.frame.replaceChildren(cells.make('h4', '', heading), this.canvas);
      const look = dark.matches ? looks.dark : looks.light;
      const style = styles(look);
      this.chart = echarts.init(this.canvas, null, {renderer: 'svg', height: HEIGHT, width: this.canvas.clientWidth || 500});
      this.chart.setOption({
        animation: false,
        textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
        aria: {enabled: false},
        grid: {left: 44, right: 16, top: 12, bottom: 84},
        legend: {bottom: 0, left: 0, itemWidth: 30, textStyle: {color: look.muted, fontSize: 13}, selectedMode: false,
          data: lines.map(line => line.name)},
        tooltip: {trigger: 'axis', confine: true, transitionDuration: 0, renderMode: 'html',
          backgroundColor: look.soft, borderColor: look.zero, textStyle: {color: look.ink, fontSize: 13},
          formatter: hits => {
            // text of a run never becomes markup
            const box = cells.make('div', '', format.significant(hits[0].value[0]) + ' s');
            for (const hit of hits) box.append(cells.make('div', '', `${hit.seriesName}: ${format.significant(hit.value[1])}`));
            return box;
          }},
        xAxis: {type: 'value', min: times[0], max: times[times.length - 1], name: 'seconds of the story', nameLocation: 'middle', nameGap: 26,
          nameTextStyle: {color: look.muted, fontSize: 12}, axisLabel: {color: look.muted, showMinLabel: false, showMaxLabel: false},
          axisLine: {show: false}, axisTick: {show: false}, splitLine: {show: false}},
        yAxis: parts.valueAxis(look, parts.extent([...around.low, ...around.high, ...lines.flatMap(line => line.values)], 4)),
        series: [
          band(look, times, around),
          ...lines.map((line, i) => ({
            id: line.style, name: line.name, type: 'line', symbol: 'none', z: 3,
            data: times.map((time, scan) => [time, point(line.values[scan])]),
            lineStyle: style[line.style], itemStyle: {color: style[line.style].color},
            markLine: i === 0 ? this.mark(look) : undefined,
          })),
        ],
      });
    }

    mark(look) {
      return {silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: look.ink, width: 1.5, type: [1, 2]},
        data: [{xAxis: this.seconds || 0}]};
    }

    // moves the cursor
    at(seconds) {
      this.seconds = seconds;
      if (!this.chart) return;
      const {times, lines} = this.shown;
      const within = Math.min(times[times.length - 1], Math.max(times[0], seconds));
      this.chart.setOption({series: [{id: lines[0].style, markLine: {data: [{xAxis: within}]}}]});
    }
  }

  window.brainrank.Response = Response;
  window.brainrank.nearest = (times, seconds) => times.reduce(
    (best, time, i) => Math.abs(time - seconds) < Math.abs(times[best] - seconds) ? i : best, 0);
  window.brainrank.readings = (lines, scan) =>
    lines.map(line => `${line.name} ${format.significant(line.values[scan])}`).join(', ');
})();
