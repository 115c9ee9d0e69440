/** What stands above the rows: how many there are, the question in words, and what can be done with the answer. */
import { formatCraftCount, formatNumber } from '#domain/labels.ts';
import { element } from '#search/dom.ts';

import type { Routes } from '../routes.ts';
import { upstreamQueryString } from './explorer.ts';
import type { ExplorerResult, ActiveFilter } from './explorer.ts';
import { csvDownload, save } from './downloads.ts';
import type { TableDownload, Extent } from './downloads.ts';
import { fields } from './fields.ts';
import type { Navigate } from './form-parts.ts';
import { loadLazyScript } from './lazy-script.ts';
import { withParams, withoutFilters, formatColumns, views, formatExplorerParams } from './query-params.ts';
import type { ViewName } from './query-params.ts';

/** A link that asks another question of the same page. */
export function queryLink(parameters: URLSearchParams, label: string, attributes: Record<string, string | null> = {}) {
  return element(
    'a',
    { 'data-ask': '', href: formatExplorerParams(parameters) || location.pathname, ...attributes },
    label,
  );
}

/** `63 of 131 craft`. */
export function formatMatchCount(count: number, of: number): string {
  return count === of ? `All ${formatCraftCount(of)}` : `${formatNumber(count)} of ${formatCraftCount(of)}`;
}

/** The question in words, each part a link that takes it away. */
export function activeFilterLine(parameters: URLSearchParams, parts: readonly ActiveFilter[]): Node[] {
  const links = parts.map(({ parameter, text: words }) =>
    element(
      'li',
      {},
      queryLink(withParams(parameters, { [parameter]: null }), `${words} ×`, { 'aria-label': `Without ${words}` }),
    ),
  );
  return parts.length === 0
    ? []
    : [
        element('ul', { class: 'explorer-question', 'aria-label': 'Only' }, ...links),
        queryLink(withoutFilters(parameters), 'clear all', { class: 'explorer-clear' }),
      ];
}

/** The links to the views of an answer. */
export function viewLinks(parameters: URLSearchParams, current: ViewName): HTMLElement {
  const links = (Object.keys(views) as ViewName[]).map((view) =>
    element(
      'li',
      {},
      queryLink(withParams(parameters, { view: view === 'table' ? null : view }), views[view], {
        'aria-current': view === current ? 'true' : null,
      }),
    ),
  );
  return element('ul', { class: 'explorer-views', 'aria-label': 'Show as' }, ...links);
}

/** A menu that opens in place. */
function menu(label: string, ...content: readonly Node[]): HTMLDetailsElement {
  const details = element(
    'details',
    { class: 'explorer-menu' },
    element('summary', {}, label),
    element('div', { class: 'explorer-menu-body' }, ...content),
  );
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });
  document.addEventListener('click', (event) => {
    if (details.open && event.target instanceof Node && !details.contains(event.target)) details.open = false;
  });
  return details;
}

/** The menu of columns; its boxes follow the answer. */
export function columnsMenu(ask: Navigate): { element: HTMLElement; update: (answer: ExplorerResult) => void } {
  const rows = fields.map(({ name, label: fieldLabel }) => {
    const input = element('input', { type: 'checkbox', name: 'columns', value: name });
    const label = element('label', { class: 'explorer-choice' }, input, element('span', {}, fieldLabel));
    return { name, input, label };
  });
  for (const { input } of rows) {
    input.addEventListener('change', () => {
      const chosen = rows.filter((row) => row.input.checked);
      // A table of names alone is one click further than it looks: the last column stays.
      if (chosen.length === 0) input.checked = true;
      ask({ columns: formatColumns(rows.filter((row) => row.input.checked).map(({ name }) => name)) });
    });
  }
  const legend = element('legend', { class: 'quiet' }, 'Columns');
  return {
    element: menu('Columns', element('fieldset', {}, legend, ...rows.map(({ label }) => label))),
    update: ({ display }) => {
      const shown = display.columns.map(({ name }) => name);
      for (const { name, input } of rows) input.checked = shown.includes(name);
    },
  };
}

/** The menu of downloads. */
export function downloadsMenu(
  routes: Routes,
  root: string,
  announce: (text: string) => void,
): { element: HTMLElement; update: (answer: ExplorerResult, parameters: URLSearchParams) => void } {
  let latest: { answer: ExplorerResult; parameters: URLSearchParams } | null = null;
  const failed = element('p', { class: 'explorer-note', hidden: '' });
  const button = (extent: Extent, format: 'CSV' | 'JSON') => {
    const made = element('button', { type: 'button', class: 'link-button' }, format);
    made.addEventListener('click', () => {
      if (!latest) return;
      const { answer, parameters } = latest;
      failed.hidden = true;
      const json = async (): Promise<TableDownload> => {
        const jsonDownload = await loadLazyScript('json');
        return jsonDownload(answer, extent, parameters, root);
      };
      (format === 'CSV' ? Promise.resolve(csvDownload(answer, extent)) : json())
        .then((ready) => {
          save(ready);
          announce(`${ready.name} is saved.`);
        })
        .catch(() => {
          failed.textContent = 'The records could not be loaded. The CSV needs nothing more than this page has.';
          failed.hidden = false;
        });
    });
    return made;
  };
  const lines = (['page', 'all'] as const).map((extent) => {
    const label = element('span', { id: `explorer-download-${extent}` });
    const buttons = [button(extent, 'CSV'), button(extent, 'JSON')];
    const line = element('p', { role: 'group', 'aria-labelledby': label.id }, label, ' ', ...buttons);
    return { extent, label, line };
  });
  // Files in a folder have no service beside them.
  const served = !root.startsWith('.');
  const service = element('a', {}, 'The same question to the query service');
  const note = element('p', { class: 'explorer-note' });
  return {
    element: menu(
      'Download',
      ...lines.map(({ line }) => line),
      failed,
      ...(served ? [element('p', {}, service)] : []),
      note,
    ),
    update: (answer, parameters) => {
      latest = { answer, parameters };
      const { rows, offset, count } = answer.page;
      for (const { extent, label, line } of lines) {
        label.textContent =
          extent === 'all'
            ? `All ${formatCraftCount(count)}:`
            : rows.length === 0
              ? 'This page:'
              : `This page, ${formatNumber(offset + 1)} to ${formatNumber(offset + rows.length)}:`;
        line.hidden = extent === 'all' && rows.length === count;
      }
      const { query, left } = upstreamQueryString(parameters);
      const text = query.toString();
      service.href = text ? `${routes.spacecraftQuery}?${text}` : routes.spacecraftQuery;
      note.textContent = [
        'CSV has the columns that are shown, JSON the shape of Launch Library 2.',
        served
          ? 'The query service answers where it runs beside these pages; where they are served as files alone, it does not.'
          : '',
        served && left.length > 0 ? `It does not know ${left.join(', ')}.` : '',
      ]
        .filter(Boolean)
        .join(' ');
    },
  };
}
