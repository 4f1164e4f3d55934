// The figures' colours for words and cells: orange below zero, blue above, told apart with every kind of colour vision.
(() => {
  const {looks, parts} = window.brainrank.figures;

  // both schemes at once, since a reader may change it while the page is open
  window.brainrank.shade = (element, share) => {
    const known = Number.isFinite(share);
    element.classList.toggle('shaded', known);
    element.classList.toggle('negative', known && share < 0);
    if (!known) return;
    for (const [look, name] of [[looks.light, '--l'], [looks.dark, '--d']]) {
      const colour = parts.diverging(look, share);
      element.style.setProperty(name, colour);
      element.style.setProperty(name + 't', parts.inkOn(colour));
    }
  };
})();
