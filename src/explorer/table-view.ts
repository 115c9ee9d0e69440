/** The table of the explorer: heads that sort, a row a craft, the rule under a row as long as its value. */
import { element } from '#search/dom.ts';

import type { Routes } from '../routes.ts';
import type { ExplorerResult } from './explorer.ts';
import type { ExplorerCraft } from './data.ts';
import type { Field } from './fields.ts';
import { withParams, parseOrdering, formatExplorerParams } from './query-params.ts';
import { rounded, svg } from './svg.ts';

/** What a table needs besides the answer. */
export interface TableContext {
  routes: Routes;
  parameters: URLSearchParams;
  /** The table's caption. */
  caption: string;
  /** A box to choose a craft for comparison. */
  picker: (craft: ExplorerCraft) => HTMLElement;
}

/** Columns for which a page has room; a table of more scrolls by itself. */
const MOST_COLUMNS = 8;

/** Fields that people sort upwards first. */
const upwards: readonly string[] = ['id', 'name', 'first_launch'];

/** The table. Its heads stay the same elements while the columns do, so that the focus stays on them. */
export class TableView {
  /** The table in the box that it is laid out by. */
  readonly element: HTMLElement;
  readonly #caption = element('caption', { class: 'quiet' });
  readonly #head = element('tr', { role: 'row' });
  readonly #body = element('tbody', { role: 'rowgroup' });
  #columns = '';

  constructor() {
    const table = element(
      'table',
      { class: 'explorer-table', role: 'table' },
      this.#caption,
      element('thead', { role: 'rowgroup' }, this.#head),
      this.#body,
    );
    this.element = element('div', { class: 'scroll' }, table);
  }

  /** Shows an answer. */
  update({ page, all, display: { columns } }: ExplorerResult, context: TableContext): void {
    this.#caption.textContent = context.caption;
    this.#showHeads(columns, context);
    const sorted = sortedField(context.parameters, columns);
    const measure = sorted?.measure;
    const bar = measure?.bar ? measure.value : null;
    const longest = bar ? all.reduce((most, craft) => Math.max(most, bar(craft) ?? 0), 0) : 0;
    this.#body.replaceChildren(
      ...page.rows.map((craft) => {
        const value = bar?.(craft) ?? 0;
        const length = longest > 0 && value > 0 ? (value / longest) * 100 : null;
        return rowOf(craft, columns, sorted, length, context);
      }),
    );
  }

  #fit(columns: number): void {
    const attributes = { tabindex: '0', role: 'region', 'aria-label': 'Table, which scrolls sideways' };
    for (const [name, value] of Object.entries(attributes)) {
      if (columns > MOST_COLUMNS) this.element.setAttribute(name, value);
      else this.element.removeAttribute(name);
    }
  }

  #showHeads(columns: readonly Field[], { parameters }: TableContext): void {
    const names = columns.map(({ name }) => name).join();
    if (this.#columns !== names) {
      this.#columns = names;
      this.#fit(columns.length);
      this.#head.replaceChildren(
        element('th', { scope: 'col', role: 'columnheader', class: 'pick' }, quiet('Compare')),
        headOf({ name: 'name', label: 'Name', ordering: 'name', measure: null }),
        ...columns.map(headOf),
      );
    }
    const ordering = parseOrdering(parameters) ?? { name: 'id', descending: false };
    for (const link of this.#head.querySelectorAll('a')) {
      const name = link.dataset['ordering'] ?? '';
      const head = link.parentElement as HTMLElement;
      const current = ordering.name === name;
      const descending = current ? !ordering.descending : !upwards.includes(name);
      link.href = formatExplorerParams(withParams(parameters, { ordering: `${descending ? '-' : ''}${name}` }));
      const direction = ordering.descending ? 'descending' : 'ascending';
      for (const attribute of ['aria-sort', 'data-sorted']) {
        if (current) head.setAttribute(attribute, direction);
        else head.removeAttribute(attribute);
      }
    }
  }
}

/** The column by which the rows are sorted, where it is shown. */
function sortedField(parameters: URLSearchParams, columns: readonly Field[]): Field | null {
  const ordering = parseOrdering(parameters);
  return columns.find((field) => field.ordering === ordering?.name) ?? null;
}

function headOf(field: Pick<Field, 'name' | 'label' | 'ordering' | 'measure'>): HTMLElement {
  const { name, label, ordering } = field;
  const content =
    ordering === null ? label : element('a', { 'data-ask': '', 'data-ordering': ordering, href: '' }, label);
  return element(
    'th',
    { scope: 'col', role: 'columnheader', class: name === 'name' ? name : classOf(field), 'data-field': name },
    content,
  );
}

function rowOf(
  craft: ExplorerCraft,
  columns: readonly Field[],
  sorted: Field | null,
  bar: number | null,
  { routes, picker }: TableContext,
): HTMLTableRowElement {
  const row = element(
    'tr',
    { role: 'row', 'data-craft': String(craft.id), 'data-status': craft.in_space ? 'in-space' : null },
    element('td', { role: 'cell', class: 'pick' }, picker(craft)),
    element(
      'th',
      { scope: 'row', role: 'rowheader', class: 'name' },
      element('a', { href: routes.craft(craft) }, craft.name),
    ),
    ...columns.map((field) => cellOf(craft, field, field === sorted, routes)),
  );
  if (bar !== null) {
    // In the last cell, from where it reaches over all of them.
    row.lastElementChild?.append(
      svg('svg', { class: 'bar', 'aria-hidden': 'true' }, svg('rect', { width: `${rounded(bar)}%`, height: 2 })),
    );
  }
  return row;
}

function cellOf(craft: ExplorerCraft, field: Field, sorted: boolean, routes: Routes): HTMLTableCellElement {
  const { name, label, value } = field;
  const { text: words, exact, missing, glyph } = value(craft);
  const cell = element('td', {
    role: 'cell',
    class: classOf(field),
    'data-field': name,
    'data-label': label,
    'data-by': sorted ? '' : null,
  });
  if (missing) cell.append(element('span', { class: 'missing' }, words));
  else if (name === 'status') cell.append(statusOf(craft, words, glyph ?? ''));
  else if (name === 'spacecraft_config' && craft.configuration) {
    cell.append(element('a', { href: routes.configuration(craft.configuration) }, words));
  } else if (exact !== undefined) cell.append(element('time', { datetime: exact }, words));
  else cell.append(words);
  return cell;
}

function statusOf({ in_space }: ExplorerCraft, words: string, glyph: string): HTMLElement {
  const sign = element('span', { 'aria-hidden': 'true' }, glyph);
  return element('span', { class: 'status', 'data-status': in_space ? 'in-space' : null }, sign, ' ', words);
}

function classOf({ measure }: Pick<Field, 'measure'>): string | null {
  return measure && measure.scale !== 'time' ? 'number' : null;
}

/** Words for those who hear the page. */
export function quiet(words: string): HTMLElement {
  return element('span', { class: 'quiet' }, words);
}
