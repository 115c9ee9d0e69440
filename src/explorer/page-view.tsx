/** The explorer's page as a function of its query, its result and its state. */
import type { ComponentChildren } from 'preact';

import { formatCraftCount } from '#domain/labels.ts';

import type { ExplorerResult, InvalidQuery } from './explorer.ts';
import { FilterForm } from './form.tsx';
import { ActiveFilters, formatMatchCount, Tools } from './head-view.tsx';
import { QueryLink } from './links.tsx';
import { Pager } from './pager-view.tsx';
import type { PageContext } from './page-state.ts';
import { CompareLine } from './pickers.tsx';
import { filterParams, formatExplorerParams, withParams } from './query-params.ts';
import { ResultTable } from './table-view.tsx';

/** The query that the page begins with. */
const noParams = new URLSearchParams();

/** The page. */
export function ExplorerView(props: PageContext & { result: ExplorerResult | InvalidQuery }) {
  const { explorer, params, state, routes, result } = props;
  const filters = result.ok ? explorer.activeFilters(params) : [];
  const activeCount = result.ok ? filters.length : filterParams.filter((name) => params.get(name)).length;
  const heading = result.ok ? formatMatchCount(result.page.count, explorer.data.craft.length) : 'Invalid filter';
  return (
    <>
      {/* Beside the rows where there is room for both; a click away where there is none. */}
      <details class="explorer-filters" open={state.wide}>
        <summary>{activeCount === 0 ? 'Filters' : `Filters: ${activeCount} set`}</summary>
        <FilterForm {...props} limit={result.ok ? result.page.limit : 0} />
      </details>
      <section class="explorer-results" aria-label="Results">
        <header class="explorer-head">
          <div>
            <h2 class="explorer-count" tabindex={-1}>
              {heading}
            </h2>
            <div class="explorer-active">
              <ActiveFilters params={params} filters={filters} />
            </div>
          </div>
          <div class="explorer-tools">{result.ok && <Tools {...props} result={result} />}</div>
        </header>
        <CompareLine {...props} />
        <div class="explorer-view">
          {result.ok ? <Results {...props} result={result} /> : <Faults {...props} result={result} />}
        </div>
        <p class="explorer-address">
          Link to this view:{' '}
          <code>
            {new URL(routes.explore, location.href).pathname}
            {formatExplorerParams(params)}
          </code>
        </p>
        <div role="status" class="quiet">
          {state.announcement}
        </div>
      </section>
    </>
  );
}

/** The rows or the plot of a result. */
function Results(props: PageContext & { result: ExplorerResult }) {
  const { explorer, params, state, result } = props;
  const { page, display } = result;
  if (page.count === 0) return <NoMatch {...props} />;
  if (display.view === 'plot') {
    if (state.plot === 'failed') return <Empty>The plot could not be loaded; the table has the same craft.</Empty>;
    if (state.plot !== null) return <state.plot {...props} />;
    if (state.beforePlot !== 'table') return null;
  }
  const caption = `${formatMatchCount(page.count, explorer.data.craft.length)}, page ${Math.floor(page.offset / page.limit) + 1}`;
  return (
    <>
      {page.rows.length === 0 ? (
        <Empty>There is nothing on this page: the list is shorter.</Empty>
      ) : (
        <ResultTable {...props} caption={caption} />
      )}
      <Pager result={result} params={params} />
    </>
  );
}

function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

/** What to remove where no craft matches. */
function NoMatch({ explorer, params }: PageContext) {
  return (
    <>
      <Empty>No craft is all of this.</Empty>
      <ul class="explorer-ways">
        {explorer.activeFilters(params).map(({ parameter, text }) => {
          const without = withParams(params, { [parameter]: null });
          const result = explorer.result(without);
          return (
            <li key={parameter}>
              <QueryLink params={without}>Without {text}</QueryLink> {result.ok && formatCraftCount(result.page.count)}
            </li>
          );
        })}
        <li>
          <QueryLink params={noParams}>Clear all</QueryLink>
        </li>
      </ul>
    </>
  );
}

/** What is wrong with the address, and the ways on. */
function Faults({ params, result: { faults } }: PageContext & { result: InvalidQuery }) {
  const without = withParams(params, Object.fromEntries(faults.map(({ parameter }) => [parameter, null])));
  return (
    <>
      <Empty>{faults.map(({ sentence }) => sentence).join(' ')}</Empty>
      <ul class="explorer-ways">
        <li>
          <QueryLink params={without}>Remove it</QueryLink>
        </li>
        <li>
          <QueryLink params={noParams}>All craft</QueryLink>
        </li>
      </ul>
    </>
  );
}
