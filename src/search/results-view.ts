/**
 * The parts of the search page, built from ready data.
 */
import { compareNames } from '#domain/compare.ts';
import { NOT_RECORDED, inSpaceLabel, statusLabel } from '#domain/labels.ts';

import type { SearchParams } from './search-params.ts';
import { element, marked } from './dom.ts';
import type { FilterCounts } from './filters.ts';
import type { TextHit } from './full-text.ts';
import type { Hit } from './matcher.ts';
import type { NameRow } from './names.ts';
import { searchFilterNames, searchFilters } from './search-filters.ts';
import type { SearchFilterName } from './search-filters.ts';

const columns = ['Name', 'Configuration', 'Serial number', 'Status', 'Flights', 'First launch'] as const;

/**
 * The table of craft found by name.
 *
 * @param hits - best first
 * @param addressOf - address of a craft's page
 */
export function nameTable(hits: readonly Hit<NameRow>[], addressOf: (row: NameRow) => string): HTMLTableElement {
  const head = columns.map((label) => element('th', { scope: 'col', role: 'columnheader' }, label));
  return element(
    'table',
    { class: 'search-names', role: 'table' },
    element('caption', { class: 'quiet' }, 'Craft found by name'),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
    element('tbody', { role: 'rowgroup' }, ...nameRows(hits, addressOf)),
  );
}

/** Rows of the table of craft found by name. */
export function nameRows(hits: readonly Hit<NameRow>[], addressOf: (row: NameRow) => string): HTMLTableRowElement[] {
  return hits.map(({ row, name, serial }) => {
    const link = element('a', { href: addressOf(row) }, ...marked(row.name, name));
    return element(
      'tr',
      { role: 'row' },
      element('th', { scope: 'row', role: 'rowheader', class: 'search-name' }, link),
      cell('configuration', row.configuration ?? NOT_RECORDED),
      cell('serial', ...(row.serial === null ? [NOT_RECORDED] : marked(row.serial, serial))),
      cell('status', ...statusOf(row)),
      cell(
        'flights',
        row.flights === null ? NOT_RECORDED : String(row.flights),
        unit(row.flights === 1 ? ' flight' : ' flights'),
      ),
      cell('year', row.year === null ? NOT_RECORDED : String(row.year)),
    );
  });
}

function cell(name: string, ...children: readonly (Node | string)[]): HTMLTableCellElement {
  const unknown = children[0] === NOT_RECORDED;
  return element(
    'td',
    { role: 'cell', class: `search-${name}${unknown ? ' search-unknown' : ''}` },
    ...(unknown ? [NOT_RECORDED] : children),
  );
}

/** The unit of a value, shown where the column has lost its head. */
function unit(text: string): HTMLElement {
  return element('span', { class: 'search-unit' }, text);
}

function statusOf({ status, inSpace }: NameRow): (Node | string)[] {
  const glyph = (mark: string) => element('span', { class: 'search-glyph', 'aria-hidden': 'true' }, mark);
  if (inSpace) return [element('b', { class: 'search-now' }, glyph(inSpaceLabel.glyph), inSpaceLabel.label)];
  if (status === null) return [NOT_RECORDED];
  const words = statusLabel(status);
  return [glyph(words.glyph), words.label];
}

/** Entries of the list of pages that mention the query. */
export function textRows(hits: readonly TextHit[]): HTMLLIElement[] {
  return hits.map(({ url, title, excerpt }) =>
    element(
      'li',
      {},
      element('h3', {}, element('a', { href: url }, title)),
      element('p', {}, ...marked(excerpt.text, excerpt.ranges)),
    ),
  );
}

/**
 * A select a filter, with what each value would leave.
 *
 * @param question - what is asked; its values are chosen
 * @param counts - how many results have each value
 * @param change - called with the filter and its new value, empty for none
 */
export function filterForm(
  { filters }: SearchParams,
  counts: FilterCounts,
  change: (name: SearchFilterName, value: string) => void,
): HTMLFieldSetElement {
  const fields = searchFilterNames.map((name) => {
    const set = filters[name];
    const known = Object.entries(counts[name] ?? {}).filter(([value, count]) => count > 0 || value === set);
    if (set && !known.some(([value]) => value === set)) known.push([set, 0]);
    const options = known
      .toSorted(([a], [b]) => compareNames(a, b))
      .map(([value, count]) => {
        const label = searchFilters[name]?.labelOf(value) ?? value;
        const option = element('option', { value }, `${label} (${count})`);
        option.selected = value === set;
        return option;
      });
    const select = element('select', { id: `search-${name}` }, element('option', { value: '' }, 'any'), ...options);
    select.addEventListener('change', () => {
      change(name, select.value);
    });
    return element('p', {}, element('label', { for: select.id }, searchFilters[name]?.label ?? name), ' ', select);
  });
  return element('fieldset', { class: 'search-filters' }, element('legend', { class: 'quiet' }, 'Only'), ...fields);
}

/** A button that asks for more of a list. */
export function moreButton(label: string, more: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'search-more' }, label);
  button.addEventListener('click', more);
  return button;
}

/** Links in a sentence: "Endeavour, Endurance". */
export function linkList(links: readonly { label: string; href: string }[]): (Node | string)[] {
  return links.flatMap(({ label, href }, index) => [index === 0 ? '' : ', ', element('a', { href }, label)]);
}
