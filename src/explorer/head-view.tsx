/** What is above the rows: the active filters, the views, the menus of columns and downloads. */
import type { ComponentChildren } from 'preact';

import { formatCraftCount, formatNumber } from '#domain/labels.ts';
import { Choice } from './controls.tsx';

import { isOffered } from './choices.ts';
import type { Extent } from './downloads.ts';
import { upstreamQueryString } from './explorer.ts';
import type { ActiveFilter, ExplorerResult } from './explorer.ts';
import { fields } from './fields.ts';
import { QueryLink } from './links.tsx';
import type { PageContext } from './page-state.ts';
import { formatColumns, views, withoutFilters, withParams } from './query-params.ts';
import type { ViewName } from './query-params.ts';

/** `63 of 131 craft`. */
export function formatMatchCount(count: number, of: number): string {
  return count === of ? `All ${formatCraftCount(of)}` : `${formatNumber(count)} of ${formatCraftCount(of)}`;
}

/** The active filters, each a link that removes it. */
export function ActiveFilters({ params, filters }: { params: URLSearchParams; filters: readonly ActiveFilter[] }) {
  if (filters.length === 0) return null;
  return (
    <>
      <ul class="explorer-query" aria-label="Only">
        {filters.map(({ parameter, text }) => (
          <li key={parameter}>
            <QueryLink params={withParams(params, { [parameter]: null })} aria-label={`Without ${text}`}>
              {text} ×
            </QueryLink>
          </li>
        ))}
      </ul>
      <QueryLink params={withoutFilters(params)} class="explorer-clear">
        clear all
      </QueryLink>
    </>
  );
}

/** The links to the views of a result, and the menus. */
export function Tools(props: PageContext & { result: ExplorerResult }) {
  const { params, result } = props;
  return (
    <>
      <ul class="explorer-views" aria-label="Show as">
        {(Object.keys(views) as ViewName[]).map((view) => (
          <li>
            <QueryLink
              params={withParams(params, { view: view === 'table' ? null : view })}
              aria-current={view === result.display.view ? 'true' : undefined}
            >
              {views[view]}
            </QueryLink>
          </li>
        ))}
      </ul>
      <ColumnsMenu {...props} />
      <DownloadsMenu {...props} />
    </>
  );
}

/** A menu that opens in place. */
function Menu({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <details
      class="explorer-menu"
      onKeyDown={({ key, currentTarget: details }) => {
        if (key !== 'Escape' || !details.open) return;
        details.open = false;
        details.querySelector('summary')?.focus();
      }}
    >
      <summary>{label}</summary>
      <div class="explorer-menu-body">{children}</div>
    </details>
  );
}

/** Closes the menus that somebody clicked beside. */
export function closeMenus({ target }: Event): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('.explorer-menu[open]')) {
    if (target instanceof Node && !details.contains(target)) details.open = false;
  }
}

function ColumnsMenu({ explorer, result, navigate }: PageContext & { result: ExplorerResult }) {
  const shown = result.display.columns.map(({ name }) => name);
  const offered = fields.filter(({ name }) => isOffered(name, explorer.data));
  return (
    <Menu label="Columns">
      <fieldset>
        <legend class="quiet">Columns</legend>
        {offered.map(({ name, label }) => (
          <label key={name} class="explorer-choice">
            <Choice
              type="checkbox"
              name="columns"
              value={name}
              label={label}
              checked={shown.includes(name)}
              change={(checked) => {
                const columns = checked ? [...shown, name] : shown.filter((each) => each !== name);
                // A table needs a column beside the names.
                navigate({ columns: formatColumns(columns.length > 0 ? columns : shown) });
              }}
            />
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}

function DownloadsMenu({ result, params, routes, root, state, download }: PageContext & { result: ExplorerResult }) {
  const { rows, count } = result.page;
  // Files in a folder have no service beside them.
  const served = !root.startsWith('.');
  const { query, left } = upstreamQueryString(params);
  const queryString = query.toString();
  return (
    <Menu label="Download">
      {(['page', 'all'] as const).map((extent) => (
        <p
          role="group"
          aria-labelledby={`explorer-download-${extent}`}
          hidden={extent === 'all' && rows.length === count}
        >
          <span id={`explorer-download-${extent}`}>{extentLabel(extent, result)}</span>{' '}
          {(['CSV', 'JSON'] as const).map((format) => (
            <button type="button" class="link-button" onClick={() => download(extent, format)}>
              {format}
            </button>
          ))}
        </p>
      ))}
      <p class="explorer-note" hidden={!state.downloadFailed}>
        The records could not be loaded. The CSV needs nothing more than this page has.
      </p>
      {served && (
        <p>
          <a href={queryString ? `${routes.spacecraftQuery}?${queryString}` : routes.spacecraftQuery}>
            The same query at the query service
          </a>
        </p>
      )}
      <p class="explorer-note">
        CSV has the columns that are shown, JSON the shape of Launch Library 2.
        {served &&
          ' The query service answers where it runs beside these pages; where they are served as files alone, it does not.'}
        {served && left.length > 0 && ` It does not know ${left.join(', ')}.`}
      </p>
    </Menu>
  );
}

function extentLabel(extent: Extent, { page: { rows, offset, count } }: ExplorerResult): string {
  if (extent === 'all') return `All ${formatCraftCount(count)}:`;
  if (rows.length === 0) return 'This page:';
  return `This page, ${formatNumber(offset + 1)} to ${formatNumber(offset + rows.length)}:`;
}
