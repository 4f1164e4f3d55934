// The rows of the run: decoded once, then chosen and sorted for a view. Knows nothing of the document.
(() => {
  const {key} = window.brainrank.format;
  const EACH = '*';
  const collator = new Intl.Collator(undefined, {numeric: true});

  const decode = data => {
    const rows = [];
    // where each field stands in its row's own cells, or in those that rows of one explanation share
    const counts = [0, 0];
    const places = data.fields.map(({ofExplanation}) => [ofExplanation, counts[Number(ofExplanation)]++]);
    for (const group of data.ranked) {
      for (const [variant, layer, verdict, flag, explanation, ...own] of group.rows) {
        const [name, full] = data.variants[variant];
        const shared = data.explanations[explanation];
        const cells = places.map(([ofExplanation, i]) => (ofExplanation ? shared : own)[i]);
        rows.push({
          group, name, full, layer, cells,
          verdict: data.verdicts[verdict],
          flag: flag === 0 ? '' : data.flags[flag - 1],
        });
      }
    }
    return rows;
  };

  const levelOf = (now, overModels) =>
    now.layer !== 'chosen' ? 'layer' : now.model !== 'all' || !overModels ? 'model' : 'method';

  const roles = {
    any: () => true,
    methods: row => !row.verdict.control,
    controls: row => row.verdict.control,
    above: row => !row.verdict.below,
    below: row => row.verdict.below,
  };

  const select = (rows, now, data, tierAt) => {
    const level = levelOf(now, data.overModels);
    const role = roles[now.role] || roles.any;
    const words = now.q.toLowerCase().split(/\s+/).filter(Boolean);
    const here = group => group.level === level
      && group.capacity === now.capacity
      && (now.roi === EACH || group.roi === now.roi)
      && (level === 'method' || now.model === EACH || now.model === 'all' || group.model === now.model);
    return rows.filter(row => here(row.group)
      // what knows no layer is ranked with every layer
      && (level !== 'layer' || now.layer === EACH || row.layer === '-' || String(row.layer) === now.layer)
      && role(row)
      && (now.tier === 'any' || String(row.cells[tierAt]) === now.tier)
      && (words.length === 0 || matches(row, words)));
  };

  const matches = (row, words) => {
    if (row.text === undefined) row.text = `${row.full} ${row.name} ${row.flag}`.toLowerCase();
    return words.every(word => row.text.includes(word));
  };

  // what is not defined goes last, whichever way the column is sorted; equal rows stay as they were ranked
  const sort = (rows, value, way) => {
    const sign = way === 'descending' ? -1 : 1;
    const compare = (a, b) => typeof a === 'string' || typeof b === 'string' ? collator.compare(a, b) : a - b;
    return rows.map(row => [value(row), row])
      .sort(([a], [b]) => a === null || b === null ? (a === null) - (b === null) : sign * compare(a, b))
      .map(pair => pair[1]);
  };

  window.brainrank.rows = {decode, select, sort, key};
})();
