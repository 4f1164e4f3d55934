// The measured and the predicted response over a passage, with a cursor at the current word.
(() => {
  const {format} = window.brainrank;
  const SPACE = 'http://www.w3.org/2000/svg';
  const [WIDTH, HEIGHT] = [560, 240];
  const [LEFT, RIGHT, TOP, BOTTOM] = [40, 12, 10, 34];
  const finite = Number.isFinite;

  const shape = (tag, attributes, text) => {
    const made = document.createElementNS(SPACE, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // a path that stops where a scan has no value instead of inventing one
  const path = (times, values, x, y) => {
    let pen = false;
    return times.map((time, i) => {
      if (!finite(values[i])) { pen = false; return ''; }
      const step = `${pen ? 'L' : 'M'}${x(time).toFixed(1)} ${y(values[i]).toFixed(1)}`;
      pen = true;
      return step;
    }).join('');
  };

  // stretches of scans that all have a value
  const runs = (times, band) => {
    const stretches = [[]];
    times.forEach((time, i) => {
      if (finite(band.low[i]) && finite(band.high[i])) stretches[stretches.length - 1].push(i);
      else stretches.push([]);
    });
    return stretches.filter(stretch => stretch.length > 1);
  };

  const steps = (low, high) => {
    const rough = (high - low) / 4;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(factor => factor * power).find(size => size >= rough);
    const ticks = [];
    for (let i = Math.ceil(low / step); i * step <= high; i++) ticks.push(i * step);
    return {ticks, decimals: Math.max(0, -Math.floor(Math.log10(step)))};
  };

  class Response {
    constructor(frame) { this.frame = frame; }

    // lines: {style, name, values}; band: {low, high}
    draw({times, lines, band, title}) {
      const values = [...lines.flatMap(line => line.values), ...band.low, ...band.high].filter(finite);
      if (times.length < 2 || values.length === 0) {
        this.frame.replaceChildren(window.brainrank.cells.make('p', 'muted', 'No scan of this passage was predicted.'));
        this.cursor = null;
        return;
      }
      const [low, high] = [Math.min(...values), Math.max(...values)];
      const [from, to] = [times[0], times[times.length - 1]];
      this.x = time => LEFT + (WIDTH - LEFT - RIGHT) * Math.min(1, Math.max(0, (time - from) / (to - from)));
      const y = value => TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low || 1);
      const svg = shape('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': title});
      const scale = steps(low, high);
      for (const tick of scale.ticks) {
        svg.append(shape('line', {class: tick === 0 ? 'zero' : 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(tick), y2: y(tick)}),
          shape('text', {x: LEFT - 6, y: y(tick) + 4, 'text-anchor': 'end'}, tick.toFixed(scale.decimals)));
      }
      for (const tick of steps(from, to).ticks) {
        svg.append(shape('text', {x: this.x(tick), y: HEIGHT - 16, 'text-anchor': 'middle'}, String(Number(tick.toFixed(3)))));
      }
      svg.append(shape('text', {x: WIDTH - RIGHT, y: HEIGHT - 2, 'text-anchor': 'end'}, 'seconds of the story'));
      for (const run of runs(times, band)) {
        const edge = (values, order) => order.map(i => `${this.x(times[i]).toFixed(1)} ${y(values[i]).toFixed(1)}`).join('L');
        svg.append(shape('path', {class: 'measured-band', d: `M${edge(band.high, run)}L${edge(band.low, run.slice().reverse())}Z`}));
      }
      for (const line of lines) {
        svg.append(shape('path', {class: 'response-line ' + line.style, d: path(times, line.values, this.x, y)}));
      }
      this.cursor = shape('line', {class: 'cursor', x1: LEFT, x2: LEFT, y1: TOP, y2: HEIGHT - BOTTOM});
      svg.append(this.cursor);
      const key = document.createElement('p');
      key.className = 'legend';
      for (const line of lines) {
        const entry = document.createElement('span');
        entry.className = 'key';
        const swatch = shape('svg', {class: 'swatch', width: 28, height: 12, 'aria-hidden': 'true'});
        swatch.append(shape('line', {class: 'response-line ' + line.style, x1: 0, x2: 28, y1: 6, y2: 6}));
        entry.append(swatch, ' ' + line.name);
        key.append(entry, ' ');
      }
      this.frame.replaceChildren(svg, key);
    }

    at(seconds) {
      if (!this.cursor) return;
      this.cursor.setAttribute('x1', this.x(seconds));
      this.cursor.setAttribute('x2', this.x(seconds));
    }
  }

  window.brainrank.Response = Response;
  window.brainrank.nearest = (times, seconds) => times.reduce(
    (best, time, i) => Math.abs(time - seconds) < Math.abs(times[best] - seconds) ? i : best, 0);
  window.brainrank.readings = (lines, scan) =>
    lines.map(line => `${line.name} ${format.significant(line.values[scan])}`).join(', ');
})();
