/**
 * The explorer's query parameters: those that choose craft, and those of how the result is shown. Ships to the browser.
 */
import { MAX_LIMIT, valueOf } from '#domain/query.ts';

import { choiceFilterNames } from './choices.ts';
import { fields, findField, defaultColumns } from './fields.ts';
import type { Field } from './fields.ts';

/** The ways to show a result. */
export const views = { table: 'Table', plot: 'Plot' } as const;

export type ViewName = keyof typeof views;

/** How a result is shown. */
export interface Display {
  view: ViewName;
  /** Fields on the axes of the plot. */
  x: Field;
  y: Field;
  columns: readonly Field[];
}

/** A display parameter with an invalid value. */
export interface InvalidParam {
  parameter: string;
  value: string;
}

/** Parameters that decide how a result is shown, not which craft are in it. */
const displayParams = ['columns', 'view', 'x', 'y'] as const;

/** The query of an address without parameters: the craft that were longest in space. */
const start = { limit: '25', ordering: '-time_in_space' } as const;

/** Rows that a page may have, for the menu. */
export const pageSizes = [10, 25, 50, MAX_LIMIT] as const;

/** The parameters that leave out some craft, in the order in which they are listed. */
export const filterParams = ['search', 'name', ...choiceFilterNames, 'flown'] as const;

export type FilterParam = (typeof filterParams)[number];

/**
 * The query in an address. Without a parameter that chooses craft it gets an ordering and a page size.
 *
 * @param search - the part of an address from its question mark
 */
export function parseExplorerParams(search: string): URLSearchParams {
  const parameters = new URLSearchParams(search);
  const chooses = [...parameters].some(([name, value]) => value !== '' && !isDisplayParam(name));
  if (!chooses) for (const [name, value] of Object.entries(start)) parameters.set(name, value);
  return parameters;
}

/**
 * How the result of a query is shown.
 *
 * @returns the invalid parameter where there is one
 */
export function parseDisplay(parameters: URLSearchParams): Display | InvalidParam {
  const value = (name: string) => valueOf(parameters, name);
  const view = value('view') || 'table';
  if (!isView(view)) return { parameter: 'view', value: view };
  const axis = (name: string) => (findField(name)?.measure ? findField(name) : undefined);
  const axisNames = { x: value('x') || 'first_launch', y: value('y') || 'time_in_space' };
  const [x, y] = [axis(axisNames.x), axis(axisNames.y)];
  if (!x) return { parameter: 'x', value: axisNames.x };
  if (!y) return { parameter: 'y', value: axisNames.y };
  const names = value('columns')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const wrong = names.find((name) => !findField(name));
  if (wrong !== undefined) return { parameter: 'columns', value: wrong };
  const columns = names.length === 0 ? defaultColumns : names;
  return { view, x, y, columns: fields.filter(({ name }) => columns.includes(name)) };
}

/**
 * The query with other values for some parameters, from its first page on.
 *
 * @param values - null and an empty text take a parameter away
 */
export function withParams(
  parameters: URLSearchParams,
  values: Readonly<Record<string, string | number | null>>,
): URLSearchParams {
  const next = new URLSearchParams(parameters);
  const staysOnPage = Object.keys(values).every(isDisplayParam);
  if (!staysOnPage) next.delete('offset');
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === '' || (name === 'offset' && value === 0)) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
}

/** The query without filters: all craft, shown as they are. */
export function withoutFilters(parameters: URLSearchParams): URLSearchParams {
  return withParams(parameters, Object.fromEntries(filterParams.map((name) => [name, null])));
}

/** The columns as a value of the address; null for the usual ones. */
export function formatColumns(columns: readonly string[]): string | null {
  const usual = columns.length === defaultColumns.length && columns.every((name) => defaultColumns.includes(name));
  return usual ? null : fields.flatMap(({ name }) => (columns.includes(name) ? [name] : [])).join(',');
}

/** The query as part of an address: by name of the parameter, with commas and slashes as they are. */
export function formatExplorerParams(parameters: URLSearchParams): string {
  const sorted = new URLSearchParams([...parameters].filter(([, value]) => value !== ''));
  sorted.sort();
  const text = sorted.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
  return text && `?${text}`;
}

/** A field's ordering and its direction, as an address has them; null where there is none or more than one. */
export function parseOrdering(parameters: URLSearchParams): { name: string; descending: boolean } | null {
  const text = valueOf(parameters, 'ordering').trim();
  if (text === '' || text.includes(',')) return null;
  return { name: text.replace(/^-/, ''), descending: text.startsWith('-') };
}

function isDisplayParam(name: string): boolean {
  return (displayParams as readonly string[]).includes(name);
}

function isView(name: string): name is ViewName {
  return Object.hasOwn(views, name);
}
