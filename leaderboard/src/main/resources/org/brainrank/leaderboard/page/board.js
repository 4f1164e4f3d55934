// The leaderboard's choices: form, columns and sorting on one side, the table, the answer and the figures on the other.
(() => {
  const {state, rows: board, format, Table, cells} = window.brainrank;
  const data = JSON.parse(document.getElementById('board-data').textContent);
  const announcer = document.getElementById('announce');
  let timer;
  // a reader who types should hear the end of it, not every letter
  window.brainrank.say = text => {
    clearTimeout(timer);
    timer = setTimeout(() => { announcer.textContent = text; }, 250);
  };

  const form = document.getElementById('view');
  const element = document.getElementById('methods');
  if (!form || !element) return;
  const all = board.decode(data);
  const at = key => data.fields.findIndex(field => field.key === key);
  const tierAt = at('tier');
  const phone = matchMedia('(max-width: 640px)');

  const open = now => {
    if (now.columns) return now.columns.split(',');
    return data.groups.filter(group => phone.matches ? group.id === 'ranking' : group.open).map(group => group.id);
  };

  const place = (key, title, value, shown) => ({
    key, title, best: 'asc', shown, value,
    style: 'place',
    cell: row => cells.make('td', 'place', String(value(row))),
  });
  const columns = now => {
    const several = now.layer !== 'chosen';
    const opened = open(now);
    return [
      {
        key: 'method', title: 'Method', best: 'asc', style: 'sticky', shown: true,
        value: row => row.name,
        cell: cells.name,
      },
      place('roi', 'Region', row => row.group.roi, now.roi === '*'),
      place('model', 'Model', row => row.group.model, now.model === '*' || (several && now.model === 'all' && data.models.length > 1)),
      place('layer', 'Layer', row => row.layer === '-' ? format.NONE : row.layer, several),
      ...data.fields.map((field, i) => ({
        key: field.key, title: field.title, best: field.best, style: 'n in-' + field.group,
        shown: opened.includes(field.group),
        value: row => board.key(row.cells[i]),
        cell: row => cells.estimate(field, row.cells[i]),
      })),
    ].filter(column => column.shown);
  };

  const otherWay = way => way === 'ascending' ? 'descending' : 'ascending';
  const table = new Table(element, document.getElementById('more'), data, column => {
    const now = state.now();
    const first = column.best === 'desc' ? 'descending' : 'ascending';
    const current = now.sort || 'rank';
    const way = current === column.key ? otherWay(now.way || first) : first;
    // by rank, best first, is how rows come; that order alone has the line in it
    const natural = column.key === 'rank' && way === 'ascending' && now.roi !== '*';
    state.change(natural ? {sort: '', way: ''} : {sort: column.key, way});
    window.brainrank.say(`Sorted by ${column.title}, ${way}`);
  });

  const caption = now => {
    const roi = now.roi === 'all' ? 'all regions' : now.roi === '*' ? 'each region' : now.roi;
    const model = data.models.length < 2 ? '' : now.model === 'all' ? '' : now.model === '*' ? ', each model' : `, ${now.model}`;
    const layer = now.layer === 'chosen' ? '' : now.layer === '*' ? ', each layer' : `, layer ${now.layer}`;
    const capacity = now.capacity === 'full' ? '' : `, every feature space at ${now.capacity}`;
    const order = now.sort ? 'Sorted; rows below the line say so' : 'Best first';
    return `Methods: ${roi}${model}${layer}${capacity}. ${order}; intervals are 95 % over subjects.`;
  };

  const draw = now => {
    const shown = columns(now);
    let rows = board.select(all, now, data, tierAt);
    const several = new Set(rows.map(row => row.group)).size > 1;
    const sorting = shown.find(column => column.key === now.sort);
    if (sorting) rows = board.sort(rows, sorting.value, now.way);
    table.show(rows, {
      columns: shown,
      sort: sorting ? now.sort : several ? '' : 'rank',
      way: sorting ? now.way : 'ascending',
      lines: sorting ? '' : several ? 'named' : 'plain',
      caption: caption(now),
      nothing: now.layer !== 'chosen' && now.roi !== 'all' && data.leftOut || 'No row is like that.',
    });
    return rows.length;
  };

  const answer = now => {
    const paragraph = document.getElementById('place-answer');
    const found = now.roi !== 'all' && now.model === 'all' && now.layer === 'chosen' ? data.answers[now.roi] : undefined;
    paragraph.hidden = !found;
    paragraph.replaceChildren();
    if (found) paragraph.append(cells.make('strong', '', found[0]), ' ' + found[1].map(fact => fact[1]).join(' '));
  };

  const toggles = () => {
    const bar = document.getElementById('columns');
    bar.append(cells.make('span', 'muted', 'Columns'));
    for (const group of data.groups) {
      const button = cells.make('button', 'toggle', group.title);
      button.type = 'button';
      button.dataset.group = group.id;
      button.addEventListener('click', () => {
        const opened = open(state.now());
        const next = opened.includes(group.id) ? opened.filter(id => id !== group.id) : [...opened, group.id];
        state.change({columns: next.join(',') || 'none'});
        window.brainrank.say(`Columns ${group.title} ${next.includes(group.id) ? 'open' : 'closed'}`);
      });
      bar.append(button);
    }
  };

  const settle = now => {
    for (const control of form.elements) {
      if (!control.name) continue;
      control.value = now[control.name];
      // a link may ask for what this run does not have
      if (control.value !== now[control.name]) {
        control.value = state.defaults[control.name];
        state.settle({[control.name]: control.value});
      }
    }
    for (const button of document.querySelectorAll('#columns .toggle')) {
      button.setAttribute('aria-pressed', String(open(now).includes(button.dataset.group)));
    }
  };

  // a figure shows one region, one model, one layer; the table may show each
  const figures = ({roi, model, layer}) => {
    const single = value => value === '*' ? 'all' : value;
    window.brainrank.figures.choose({roi: single(roi), model: single(model), layer: /^\d+$/.test(layer) ? layer : 'all'});
  };

  const PLACE = ['roi', 'model', 'layer'];
  const CHOICES = [...PLACE, 'role', 'tier', 'capacity', 'q', 'sort', 'way', 'columns'];
  const update = (changed, first) => {
    if (!changed.some(key => CHOICES.includes(key))) return;
    settle(state.now());
    const now = state.now();
    const count = draw(now);
    answer(now);
    if (!first && !changed.includes('sort') && !changed.includes('columns')) window.brainrank.say(`${count} rows`);
    if (changed.some(key => PLACE.includes(key)) && !(first && PLACE.every(key => now[key] === state.defaults[key]))) figures(now);
  };

  const choose = event => {
    if (event.target.name) state.change({[event.target.name]: event.target.value});
  };
  form.addEventListener('input', choose);
  form.addEventListener('change', choose); // some programs that drive a browser send no other event
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', event => {
    event.preventDefault();
    state.change(Object.fromEntries(CHOICES.map(key => [key, state.defaults[key]])));
  });
  toggles();
  form.hidden = false;
  state.listen((now, changed) => update(changed, false));
  update(CHOICES, true);
})();
