/** The links to the other pages of a result, each with the first and the last value there. */
import { formatNumber } from '#domain/labels.ts';

import type { ExplorerCraft } from './data.ts';
import type { ExplorerResult } from './explorer.ts';
import { fields } from './fields.ts';
import { QueryLink } from './links.tsx';
import { pageNumbers } from './page-numbers.ts';
import { parseOrdering, withParams } from './query-params.ts';

interface PagerProps {
  result: ExplorerResult;
  params: URLSearchParams;
}

/** The links to the other pages; nothing where there is one page alone. */
export function Pager({ result, params }: PagerProps) {
  const { count, limit, offset, rows } = result.page;
  if (count <= limit && offset === 0) return null;
  const current = Math.floor(offset / limit);
  const last = Math.max(0, Math.ceil(count / limit) - 1);
  const total = formatNumber(count);
  const first = formatNumber(offset + 1);
  return (
    <nav class="pager" aria-label="Pages">
      <PagerSide
        result={result}
        params={params}
        rel="prev"
        to={offset > 0 && count > 0 ? Math.max(0, Math.min(offset, count) - limit) : null}
      />
      <div class="pager-pages">
        <ol>
          {pageNumbers(current, last).map((number, index) => (
            <li key={number ?? `gap-${index}`}>
              {number === null ? (
                '…'
              ) : (
                <QueryLink
                  kind="page"
                  params={withParams(params, { offset: number * limit })}
                  aria-label={`Page ${number + 1}`}
                  aria-current={number === current ? 'page' : undefined}
                >
                  {number + 1}
                </QueryLink>
              )}
            </li>
          ))}
        </ol>
        <p>
          {rows.length === 0
            ? `none from ${first} on, of ${total}`
            : `${first} to ${formatNumber(offset + rows.length)} of ${total}`}
        </p>
      </div>
      <PagerSide result={result} params={params} rel="next" to={offset + limit < count ? offset + limit : null} />
    </nav>
  );
}

/** The link to the page before or after, with its range; a word where there is none. */
function PagerSide({ result, params, rel, to }: PagerProps & { rel: 'prev' | 'next'; to: number | null }) {
  const next = rel === 'next';
  return (
    <div class={next ? 'pager-side pager-next' : 'pager-side'}>
      {to === null ? (
        <span>{next ? 'Last page' : 'First page'}</span>
      ) : (
        <>
          <QueryLink kind="page" params={withParams(params, { offset: to })} rel={rel}>
            {next ? 'Next page' : 'Previous page'}
          </QueryLink>{' '}
          <span>{rangeOf(result, params, to)}</span>
        </>
      )}
    </div>
  );
}

/** The first and the last value of the page that begins at an offset. */
function rangeOf({ all, page: { limit, count } }: ExplorerResult, params: URLSearchParams, from: number): string {
  const label = rowLabelBy(params);
  const [first, last] = [all[from], all[Math.min(from + limit, count) - 1]];
  if (!first || !last) return '';
  return [...new Set([label(first), label(last)])].join(' to ');
}

/** What stands for a row in a link to its page: the value that orders it, else its name. */
function rowLabelBy(params: URLSearchParams): (craft: ExplorerCraft) => string {
  const ordering = parseOrdering(params)?.name ?? 'id';
  const field = fields.find((each) => each.ordering === ordering);
  if (ordering === 'name' || field === undefined) return ({ name }) => name;
  return (craft) => field.cell(craft).text;
}
