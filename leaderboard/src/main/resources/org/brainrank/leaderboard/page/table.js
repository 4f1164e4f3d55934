// Draws rows into the table that the page came with, a page of rows at a time: a board may have thousands.
(() => {
  const {format} = window.brainrank;
  const STEP = 100;
  // few enough that a key or a click between two portions is answered at once
  const PORTION = 200;

  const make = (tag, style, text) => {
    const element = document.createElement(tag);
    if (style) element.className = style;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  class Table {
    constructor(table, more, data, sortBy) {
      Object.assign(this, {table, more, data, sortBy});
      this.drawn = 0;
      this.job = 0;
    }

    // columns: {key, title, style, best, cell(row) -> td}
    show(rows, {columns, sort, way, lines, caption, nothing}) {
      this.job++;
      this.rows = rows;
      this.columns = columns;
      this.lines = lines;
      this.table.caption.firstElementChild.textContent = caption;
      this.head(sort, way);
      this.table.setAttribute('aria-rowcount', rows.length + 1);
      this.drawn = 0;
      this.table.tBodies[0].replaceChildren();
      if (rows.length === 0) this.nothing(nothing);
      this.append(STEP);
    }

    head(sort, way) {
      const row = this.table.tHead.rows[0];
      const keys = this.columns.map(column => column.key).join();
      if (this.keys !== keys) {
        this.keys = keys;
        row.setAttribute('aria-rowindex', 1);
        row.replaceChildren(...this.columns.map(column => {
          const head = make('th', column.style);
          head.scope = 'col';
          head.dataset.key = column.key;
          const button = make('button', '', column.title);
          button.type = 'button';
          button.addEventListener('click', () => this.sortBy(column));
          head.append(button);
          return head;
        }));
      }
      for (const head of row.cells) {
        head.setAttribute('aria-sort', head.dataset.key === sort ? way : 'none');
      }
    }

    nothing(text) {
      const cell = make('td', '', text);
      cell.colSpan = this.columns.length;
      const row = make('tr');
      row.append(cell);
      this.table.tBodies[0].append(row);
    }

    append(count) {
      const end = Math.min(this.rows.length, this.drawn + count);
      const portion = document.createDocumentFragment();
      for (; this.drawn < end; this.drawn++) {
        const row = this.rows[this.drawn];
        const before = this.rows[this.drawn - 1];
        if (this.lines && row.verdict.below && !(before && before.verdict.below && before.group === row.group)) {
          portion.append(this.line(row));
        }
        portion.append(this.row(row, this.drawn + 2));
      }
      this.table.tBodies[0].append(portion);
      this.rest();
    }

    line(row) {
      const line = make('tr', 'line');
      const cell = make('td');
      cell.colSpan = this.columns.length;
      const place = this.lines === 'named' ? `${row.group.roi} · ${row.group.model}: ` : '';
      cell.append(make('span', '', place + this.data.line));
      line.append(cell);
      return line;
    }

    row(row, index) {
      const line = make('tr', (row.verdict.below ? 'below' : 'above') + (row.verdict.control ? ' control' : ''));
      line.setAttribute('aria-rowindex', index);
      for (const column of this.columns) line.append(column.cell(row));
      return line;
    }

    rest() {
      const left = this.rows.length - this.drawn;
      const button = (text, action) => {
        const made = make('button', '', text);
        made.type = 'button';
        made.addEventListener('click', action);
        return made;
      };
      const all = this.rows.length.toLocaleString('en');
      this.more.replaceChildren(make('span', 'shown', `${this.drawn.toLocaleString('en')} of ${all} rows shown`));
      if (left > STEP) this.more.append(button(`Show ${STEP} more`, () => this.append(STEP)));
      if (left > 0) this.more.append(button(`Show all ${all}`, () => this.all()));
    }

    all() {
      const job = ++this.job;
      const portion = () => {
        if (job !== this.job) return; // the reader has chosen something else
        this.append(PORTION);
        if (this.drawn < this.rows.length) requestAnimationFrame(portion);
        else window.brainrank.say(`All ${this.rows.length} rows are shown`);
      };
      portion();
    }
  }

  const estimate = (field, value) => {
    const cell = make('td', 'n in-' + field.group);
    const text = format.text(field, value);
    const range = text.search(/ [[(]/);
    cell.textContent = range < 0 ? text : text.slice(0, range + 1);
    if (range >= 0) cell.append(make('span', 'interval', text.slice(range + 1)));
    return cell;
  };

  const name = row => {
    const head = make('th', 'sticky');
    head.scope = 'row';
    head.title = row.full;
    head.append(make('span', 'name', row.name));
    const verdict = make('span', 'verdict');
    const mark = make('span', '', row.verdict.sign);
    mark.setAttribute('aria-hidden', 'true');
    verdict.append(mark, ' ' + row.verdict.meaning);
    head.append(verdict);
    if (row.flag) head.append(make('span', 'flag', '⚑ ' + row.flag));
    return head;
  };

  window.brainrank.Table = Table;
  window.brainrank.cells = {make, estimate, name};
})();
