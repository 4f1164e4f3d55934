// The story view: a passage in the colours of two methods, the window of the current word, and what brains answered.
(() => {
  const {state, cells, format, shade, Passage, Response, scoresOf, nearest, readings, say} = window.brainrank;
  const source = document.getElementById('story-data');
  if (!source) return;
  const {passages} = JSON.parse(source.textContent);
  const form = document.getElementById('story-form');
  const view = document.getElementById('story-view');
  const part = name => document.getElementById('story-' + name);
  const controls = Object.fromEntries(
    Object.entries({passage: 'passage', speaker: 'model', a: 'a', b: 'b', where: 'region', colour: 'colour'})
      .map(([key, name]) => [key, form.elements[name]]));
  const step = (from, word) => {
    state.change({word: String(word)});
    from.move(word, true);
  };
  const sides = {a: new Passage(part('words-a'), step), b: new Passage(part('words-b'), step)};
  const response = new Response(part('response'));
  let lines = [];
  let shown;

  const passageOf = now => passages[Number(now.passage)] || passages[0];
  const scores = (passage, model, method) =>
    passage.explanations.find(one => one.model === model && one.method === method);
  const word = (passage, now) => {
    const wanted = Number.parseInt(now.word, 10);
    // where a window is first full, there is most to see
    const first = Math.min(passage.words.length - 1, Math.max(...passage.explanations.map(one => one.scores[0].length), 10));
    return Number.isInteger(wanted) && wanted >= 0 && wanted < passage.words.length ? wanted : first;
  };

  // the two that stand highest on the board and have scores here, unless the reader has chosen
  const settle = now => {
    const passage = passageOf(now);
    const model = controls.speaker.value = now.speaker;
    if (model !== now.speaker || !now.speaker) controls.speaker.selectedIndex = 0;
    const here = passage.explanations.filter(one => one.model === controls.speaker.value).map(one => one.method);
    for (const key of ['a', 'b']) {
      for (const option of controls[key].options) option.disabled = !here.includes(option.value);
      controls[key].value = here.includes(now[key]) ? now[key] : here[key === 'a' ? 0 : Math.min(1, here.length - 1)];
    }
    controls.where.value = now.where || now.roi;
    if (controls.where.selectedIndex < 0) controls.where.selectedIndex = 0;
    controls.passage.value = String(passages.indexOf(passage));
    controls.colour.value = now.colour;
    if (controls.colour.selectedIndex < 0) controls.colour.value = state.defaults.colour;
  };

  const prediction = (region, method) => {
    const of = region.predictions.filter(one => one.method === method);
    return (of.find(one => one.model === controls.speaker.value) || of[0] || {predicted: []}).predicted;
  };

  const drawResponse = passage => {
    const region = passage.regions.find(one => one.roi === controls.where.value);
    lines = [];
    if (!region) {
      part('response').replaceChildren(cells.make('p', 'muted', 'No response was recorded beside this passage.'));
      return;
    }
    lines = [
      {style: 'measured', name: 'measured', values: region.measured},
      {style: 'controls', name: 'controls alone', values: region.controls},
      {style: 'a', name: `A, ${controls.a.value}`, values: prediction(region, controls.a.value)},
      {style: 'b', name: `B, ${controls.b.value}`, values: prediction(region, controls.b.value)},
    ].filter(line => line.values.some(Number.isFinite));
    const around = sign => region.measured.map((value, i) => value + sign * region.deviations[i]);
    response.draw({
      times: passage.times,
      lines,
      band: {low: around(-1), high: around(1)},
      heading: `Response of ${region.roi}, in standard deviations`,
      says: `Response of ${region.roi} during the passage, in standard deviations: ${lines.map(line => line.name).join(', ')}`,
    });
  };

  const drawWindow = (passage, current, chosen) => {
    const length = Math.max(...chosen.map(one => one.scores[current].length));
    const table = cells.make('table', 'plain window');
    const caption = cells.make('caption');
    caption.append(cells.make('span', '', `Scores of the window that ends with “${passage.words[current][0]}”`));
    const head = cells.make('tr');
    for (const title of ['Word', `A, ${controls.a.value}`, `B, ${controls.b.value}`]) {
      const cell = cells.make('th', title === 'Word' ? '' : 'n', title);
      cell.scope = 'col';
      head.append(cell);
    }
    const most = chosen.map(one => scoresOf.largest(one.scores[current]));
    const body = cells.make('tbody');
    for (let j = 0; j < length; j++) {
      const at = current - length + 1 + j;
      const row = cells.make('tr');
      const name = cells.make('th', '', at < 0 ? `(${-at} before the passage)` : passage.words[at][0]);
      name.scope = 'row';
      row.append(name);
      chosen.forEach((one, side) => {
        const line = one.scores[current];
        const score = line[line.length - length + j];
        const cell = cells.make('td', 'n', format.significant(score));
        shade(cell, most[side] > 0 ? score / most[side] : NaN);
        row.append(cell);
      });
      body.append(row);
    }
    const top = cells.make('thead');
    top.append(head);
    table.append(caption, top, body);
    part('window').replaceChildren(table);
  };

  const describe = (passage, current, chosen) => {
    const [text, onset] = passage.words[current];
    const target = passage.targets.find(one => one.model === controls.speaker.value);
    const own = chosen.map(one => one.scores[current]).map(line => format.significant(line[line.length - 1]));
    const scan = nearest(passage.times, onset);
    const next = target
      ? ` The model's next token “${target.tokens[current]}” (log-probability ${format.significant(target.logProbabilities[current])}) is explained.` : '';
    const answer = lines.length && passage.times.length
      ? ` Scan at ${format.significant(passage.times[scan])} s: ${readings(lines, scan)}.` : '';
    part('now').replaceChildren(
      cells.make('strong', '', `Word ${passage.first + current + 1}, “${text}”, ${format.significant(onset)} s. `),
      `Its own score: A ${own[0]}, B ${own[1]}.${next}${answer}`);
    return `${text}: A ${own[0]}, B ${own[1]}`;
  };

  const draw = (now, changed) => {
    settle(now);
    const passage = passageOf(now);
    const current = word(passage, now);
    const chosen = ['a', 'b'].map(key => scores(passage, controls.speaker.value, controls[key].value));
    if (chosen.some(one => !one)) return;
    if (shown !== passage) {
      shown = passage;
      for (const side of Object.values(sides)) side.show(passage.words);
    }
    ['a', 'b'].forEach((key, i) => {
      part('title-' + key).textContent = `${key.toUpperCase()}: ${controls[key].value}, layer ${chosen[i].layer}`;
      const count = passage.words.length;
      sides[key].colour(controls.colour.value === 'window'
        ? scoresOf.ofWindow(chosen[i].scores, count, current) : scoresOf.means(chosen[i].scores, count));
      sides[key].move(current, false);
    });
    part('key').textContent = 'Blue is above zero, orange with a dotted line below; the strongest colour '
      + 'is each method’s largest' + (controls.colour.value === 'window' ? ' in the window.' : ' in the passage. The last words have too few windows for a mean.');
    drawWindow(passage, current, chosen);
    if (changed.some(key => key !== 'word')) drawResponse(passage);
    response.at(passage.words[current][1]);
    const spoken = describe(passage, current, chosen);
    if (changed.length === 1 && changed[0] === 'word') say(spoken);
  };

  const CHOICES = [...Object.keys(controls), 'word', 'roi'];
  form.addEventListener('change', event => {
    const key = Object.keys(controls).find(name => controls[name] === event.target);
    if (key) state.change(key === 'passage' ? {passage: event.target.value, word: ''} : {[key]: event.target.value});
  });
  form.addEventListener('submit', event => event.preventDefault());
  view.hidden = false;
  state.listen((now, changed) => {
    if (changed.some(key => CHOICES.includes(key))) draw(now, changed.filter(key => CHOICES.includes(key)));
  });
  draw(state.now(), CHOICES);
})();
