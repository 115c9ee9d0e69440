/** The ways to the other pages of an answer, each with what stands there. */
import { formatNumber } from '#domain/labels.ts';
import { element } from '#search/dom.ts';

import type { ExplorerResult } from './explorer.ts';
import type { ExplorerCraft } from './data.ts';
import { fields } from './fields.ts';
import { withParams, parseOrdering, formatExplorerParams } from './query-params.ts';

/** Pages on either side of the current one that have a link of their own. */
const AROUND = 2;

/**
 * The links to the other pages; null where there is one page alone.
 *
 * @param parameters - the question
 */
export function pagerOf({ page, all }: ExplorerResult, parameters: URLSearchParams): HTMLElement | null {
  const { count, limit, offset, rows } = page;
  if (count <= limit && offset === 0) return null;
  const link = (to: number, label: string, attributes: Record<string, string> = {}) => {
    const href = formatExplorerParams(withParams(parameters, { offset: to })) || location.pathname;
    return element('a', { 'data-ask': 'page', href, ...attributes }, label);
  };
  const headWord = headWordBy(parameters);
  const range = (from: number) => {
    const [first, last] = [all[from], all[Math.min(from + limit, count) - 1]];
    if (!first || !last) return '';
    const words = [headWord(first), headWord(last)];
    return words[0] === words[1] ? (words[0] ?? '') : words.join(' to ');
  };
  const previous = Math.max(0, Math.min(offset, count) - limit);
  const next = offset + limit;
  const current = Math.floor(offset / limit);
  const last = Math.max(0, Math.ceil(count / limit) - 1);
  const side = (kind: 'prev' | 'next', there: boolean, at: number) =>
    element(
      'div',
      { class: kind === 'next' ? 'pager-side pager-next' : 'pager-side' },
      there
        ? link(at, kind === 'next' ? 'Next page' : 'Previous page', { rel: kind })
        : element('span', {}, kind === 'next' ? 'Last page' : 'First page'),
      ...(there ? [' ', element('span', {}, range(at))] : []),
    );
  const numbers = pageNumbers(current, last).map((number) =>
    element(
      'li',
      {},
      number === null
        ? '…'
        : link(number * limit, String(number + 1), {
            'aria-label': `Page ${number + 1}`,
            ...(number === current && { 'aria-current': 'page' }),
          }),
    ),
  );
  const shown =
    rows.length === 0
      ? `none from ${formatNumber(offset + 1)} on, of ${formatNumber(count)}`
      : `${formatNumber(offset + 1)} to ${formatNumber(offset + rows.length)} of ${formatNumber(count)}`;
  return element(
    'nav',
    { class: 'pager', 'aria-label': 'Pages' },
    side('prev', offset > 0 && count > 0, previous),
    element('div', { class: 'pager-pages' }, element('ol', {}, ...numbers), element('p', {}, shown)),
    side('next', next < count, next),
  );
}

/** The first page, the last, and those around the current one; null for a gap. */
export function pageNumbers(current: number, last: number): (number | null)[] {
  const near = Array.from({ length: 2 * AROUND + 1 }, (_, index) => current - AROUND + index);
  const numbers = [...new Set([0, ...near, last])].filter((number) => number >= 0 && number <= last);
  return numbers
    .toSorted((a, b) => a - b)
    .flatMap((number, index, sorted) => {
      const before = sorted[index - 1] ?? number - 1;
      return number - before > 1 ? [null, number] : [number];
    });
}

/** What a row is called in a link to its page: the value that orders it, else its name. */
function headWordBy(parameters: URLSearchParams): (craft: ExplorerCraft) => string {
  const ordering = parseOrdering(parameters)?.name ?? 'id';
  const field = fields.find((each) => each.ordering === ordering);
  if (ordering === 'name' || field === undefined) return ({ name }) => name;
  return (craft) => field.value(craft).text;
}
