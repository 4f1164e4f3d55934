// Writes the numbers of a column as Kind.java writes them; they come as whole numbers of the last decimal.
(() => {
  const NONE = '–';
  const missing = value => value === null || value === undefined;
  const fixed = (units, decimals) => {
    if (missing(units)) return NONE;
    return (units / 10 ** decimals).toFixed(decimals);
  };
  const shapes = {
    rank: ([rank, low, high]) => `${rank} (${low === high ? low : low + '–' + high})`,
    interval: ([mean, low, high], decimals) => missing(low) || missing(high)
      ? fixed(mean, decimals)
      : `${fixed(mean, decimals)} [${fixed(low, decimals)}, ${fixed(high, decimals)}]`,
    range: ([low, high], decimals) => `[${fixed(low, decimals)}, ${fixed(high, decimals)}]`,
    fixed,
    percent: units => units + '%',
    p: (units, decimals) => units === 0 ? '<0.001' : fixed(units, decimals),
    seconds: units => units < 100 ? fixed(units, 1) : String(Math.round(units / 10)),
    of: ([count, all]) => `${count}/${all}`,
    list: numbers => numbers.join(', '),
  };

  window.brainrank.format = {
    NONE,
    text: (field, value) => missing(value) ? NONE : shapes[field.shape](value, field.decimals),
    // what a column is sorted by: the first number
    key: value => missing(value) ? null : Array.isArray(value) ? value[0] : value,
    significant: value => Number.isFinite(value) ? String(Number(value.toPrecision(3))) : NONE,
  };
})();
