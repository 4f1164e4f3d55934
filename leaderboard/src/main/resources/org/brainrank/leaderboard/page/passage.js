// The words of a passage in one method's colours; one word is the current one and can be stepped through.
(() => {
  const {cells, shade, format} = window.brainrank;

  // what a method says of each word: the mean over all windows that the word is in, and those of one window; the last words
  // are in windows that end after the passage, and a mean without those would be another quantity
  const means = (scores, count) => {
    const sums = new Array(count).fill(0);
    const windows = new Array(count).fill(0);
    const all = Math.max(...scores.map(line => line.length));
    scores.forEach((line, i) => line.forEach((score, j) => {
      const word = i - line.length + 1 + j;
      if (word < 0 || !Number.isFinite(score)) return;
      sums[word] += score;
      windows[word]++;
    }));
    return sums.map((sum, word) => windows[word] > 0 && word <= count - all ? sum / windows[word] : NaN);
  };
  const ofWindow = (scores, count, current) => {
    const values = new Array(count).fill(NaN);
    const line = scores[current];
    line.forEach((score, j) => {
      const word = current - line.length + 1 + j;
      if (word >= 0) values[word] = score;
    });
    return values;
  };
  const largest = values => values.reduce((most, value) => Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most, 0);

  class Passage {
    constructor(frame, step) {
      this.frame = frame;
      frame.addEventListener('keydown', event => {
        const move = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity}[event.key];
        if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        step(this, Math.min(this.buttons.length - 1, Math.max(0, this.current + move)));
      });
      frame.addEventListener('click', event => {
        const at = this.buttons.indexOf(event.target.closest('button'));
        if (at >= 0) step(this, at);
      });
    }

    show(words) {
      this.words = words;
      this.current = 0;
      this.buttons = words.map(([text]) => {
        const button = cells.make('button', 'word', text);
        button.type = 'button';
        button.tabIndex = -1;
        return button;
      });
      // spaces, so that the text breaks and copies as text
      this.frame.replaceChildren(...this.buttons.flatMap(button => [button, ' ']));
    }

    colour(values) {
      const most = largest(values);
      this.buttons.forEach((button, i) => {
        shade(button, most > 0 ? values[i] / most : NaN);
        const score = format.significant(values[i]);
        button.title = score;
        button.setAttribute('aria-label', `${this.words[i][0]}, ${Number.isFinite(values[i]) ? score : 'no score'}`);
      });
    }

    move(current, focus) {
      const before = this.buttons[this.current];
      before.tabIndex = -1;
      before.removeAttribute('aria-current');
      this.current = current;
      const button = this.buttons[current];
      button.tabIndex = 0;
      button.setAttribute('aria-current', 'true');
      if (focus) button.focus();
    }
  }

  Object.assign(window.brainrank, {Passage, scoresOf: {means, ofWindow, largest}});
})();
