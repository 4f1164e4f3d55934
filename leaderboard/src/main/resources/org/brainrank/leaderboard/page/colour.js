// The colours of Shade.java: orange below zero, blue above, told apart with every kind of colour vision.
(() => {
  const LIGHT = [[255, 255, 255], [8, 81, 156], [166, 54, 3]];
  const DARK = [[21, 27, 35], [107, 174, 214], [253, 141, 60]];
  const linear = channel => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  // black or white, whichever stands out more
  const ink = colour => luminance(colour) > 0.179 ? '#000' : '#fff';
  const mix = (scheme, share) => {
    const end = scheme[share < 0 ? 2 : 1];
    const weight = Math.min(1, Math.abs(share));
    return scheme[0].map((from, i) => Math.round(from + (end[i] - from) * weight));
  };
  const css = colour => `rgb(${colour.join(' ')})`;

  // both schemes at once, since a reader may change it while the page is open
  window.brainrank.shade = (element, share) => {
    const known = Number.isFinite(share);
    element.classList.toggle('shaded', known);
    element.classList.toggle('negative', known && share < 0);
    if (!known) return;
    const [light, dark] = [mix(LIGHT, share), mix(DARK, share)];
    element.style.setProperty('--l', css(light));
    element.style.setProperty('--lt', ink(light));
    element.style.setProperty('--d', css(dark));
    element.style.setProperty('--dt', ink(dark));
  };
})();
