'use strict';
// What a reader has chosen, kept in the address after the #, so that a view can be sent to someone.
(() => {
  const brainrank = window.brainrank = window.brainrank || {};
  // an empty text leaves the choice to the view: what is best depends on the data and on the room there is
  const defaults = Object.freeze({
    roi: 'all', model: 'all', layer: 'chosen', role: 'any', tier: 'any', capacity: 'full', q: '',
    sort: '', way: '', columns: '',
    passage: '0', word: '', speaker: '', a: '', b: '', where: '', colour: 'mean',
  });
  const listeners = [];
  let now = {...defaults};

  const read = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes('=')) return false; // a link to a section, not a view
    const wanted = new URLSearchParams(hash);
    now = {...defaults};
    for (const key of Object.keys(defaults)) {
      if (wanted.has(key)) now[key] = wanted.get(key);
    }
    return true;
  };
  const write = () => {
    const chosen = new URLSearchParams();
    for (const [key, value] of Object.entries(now)) {
      if (value !== defaults[key]) chosen.set(key, value);
    }
    // replaced rather than pushed: going back should leave the page, not undo thirty sorts
    history.replaceState(null, '', '#' + (chosen.toString() || 'all='));
  };
  const tell = changed => listeners.forEach(listener => listener(now, changed));

  brainrank.state = {
    defaults,
    now: () => now,
    listen: listener => listeners.push(listener),
    change(patch) {
      const changed = Object.keys(patch).filter(key => now[key] !== patch[key]);
      if (changed.length === 0) return;
      now = {...now, ...patch};
      write();
      tell(changed);
    },
    // corrects what a link asked for and this run does not have, without telling anyone
    settle(patch) { now = {...now, ...patch}; },
  };
  read();
  window.addEventListener('hashchange', () => { if (read()) tell(Object.keys(defaults)); });
})();
