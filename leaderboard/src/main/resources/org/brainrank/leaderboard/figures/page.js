'use strict';
// Puts the figures into the page: in the place of the drawing that stands there without script, as wide as the window and in
// its colours, and again for what the reader chooses.
//
//   brainrank.figures.show(id, choice)   draws one figure; choice = {roi, model, layer, method}, each left out keeps its value.
//                                        roi and model: a name, or 'all'; layer: a number, or 'all'; method: its short name
//   brainrank.figures.choose(choice)     draws every figure that understands one of the keys
//   brainrank.figures.understands(id)    the keys that a figure understands, such as ['roi', 'model']
//   brainrank.figures.ready              a promise: the library and the data are unpacked. What is chosen before is drawn then;
//                                        it is false where the browser cannot unpack, and the drawings stay
//
// A figure tells what it now shows: its text alternative and the sentence of its caption follow, and the element gets the
// event 'figure' with {id, choice, says}.
(() => {
  const figures = brainrank.figures;
  let data = null; // until it is unpacked
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const shown = new Map();

  // Text of a run never becomes markup: an element is made for every line.
  const tooltip = text => {
    const box = document.createElement('div');
    text.split('\n').filter(Boolean).forEach((line, i) => {
      const part = document.createElement(i === 0 ? 'strong' : 'div');
      part.textContent = line;
      box.append(part);
    });
    return box;
  };

  const draw = id => {
    if (data === null) return;
    const state = shown.get(id);
    const width = Math.floor(state.canvas.clientWidth);
    if (width < 50) return; // not in sight, such as in a closed <details>; the observer calls when it is
    const made = figures.draw(id, data, state.choice, dark.matches, width);
    const style = getComputedStyle(document.documentElement);
    made.option.textStyle.fontFamily = getComputedStyle(document.body).fontFamily;
    made.option.tooltip = {
      trigger: 'item', confine: true, appendToBody: false, transitionDuration: 0,
      backgroundColor: style.getPropertyValue('--soft').trim() || (dark.matches ? '#19212a' : '#f4f6f8'),
      borderColor: style.getPropertyValue('--edge').trim() || '#888888',
      textStyle: {color: style.getPropertyValue('--ink').trim() || (dark.matches ? '#e6edf3' : '#1a1f26'), fontSize: 13},
      formatter: hit => hit.componentType === 'series' && hit.seriesType !== undefined && made.tooltip ? tooltip(made.tooltip(hit)) : ''
    };
    if (!state.chart) {
      state.canvas.replaceChildren();
      state.canvas.style.height = made.height + 'px';
      state.chart = echarts.init(state.canvas, null, {renderer: 'svg', width: width, height: made.height});
    } else {
      state.canvas.style.height = made.height + 'px';
      state.chart.resize({width: width, height: made.height});
    }
    state.width = width;
    state.chart.setOption(made.option, true);
    state.canvas.setAttribute('aria-label', made.says);
    const says = state.figure.querySelector('.says');
    if (says) says.textContent = made.says;
    state.figure.dispatchEvent(new CustomEvent('figure', {bubbles: true, detail: {id: id, choice: state.choice, says: made.says}}));
  };

  figures.understands = id => data !== null && shown.has(id) ? figures.choices(id, data) : [];
  figures.show = (id, choice) => {
    const state = shown.get(id);
    if (!state) return;
    Object.assign(state.choice, choice);
    if (state.chart) draw(id); // the others are drawn when they come near, with this choice
  };
  figures.choose = choice => {
    for (const id of shown.keys()) {
      if (data === null || figures.choices(id, data).some(key => key in choice)) figures.show(id, choice);
    }
  };

  for (const figure of document.querySelectorAll('figure[data-figure]')) {
    shown.set(figure.dataset.figure, {figure: figure, canvas: figure.querySelector('.canvas'), choice: {}, chart: null, width: 0});
  }
  // Drawing all at once would hold up the page: each figure is drawn when it first comes near the window.
  const near = new IntersectionObserver(entries => entries.forEach(entry => {
    if (!entry.isIntersecting) return;
    near.unobserve(entry.target);
    draw(entry.target.dataset.figure);
    sized.observe(entry.target);
  }), {rootMargin: '600px'});
  const sized = new ResizeObserver(entries => entries.forEach(entry => {
    const state = shown.get(entry.target.dataset.figure);
    if (Math.abs(state.canvas.clientWidth - state.width) >= 1) draw(entry.target.dataset.figure);
  }));
  const again = () => shown.forEach((state, id) => { if (state.chart) draw(id); });
  dark.addEventListener('change', again);

  const unpack = id => {
    const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), c => c.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
  };
  const start = async () => {
    if (!('DecompressionStream' in window)) return false;
    const parts = await Promise.all([unpack('figure-library'), unpack('figure-data')]);
    // the page's policy knows the hash of what is in it
    const library = document.createElement('script');
    library.textContent = parts[0];
    document.head.append(library);
    data = JSON.parse(parts[1]);
    shown.forEach(state => near.observe(state.figure));
    return true;
  };
  figures.ready = start();
  // Paper shows what was not yet scrolled to, and is white.
  window.addEventListener('beforeprint', () => shown.forEach((state, id) => draw(id)));
  window.brainrank = brainrank;
})();
