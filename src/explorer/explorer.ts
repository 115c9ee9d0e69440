/**
 * The explorer's answer to an address: the rows of the page, how many craft each further choice would leave, and all of
 * it in words. Ships to the browser.
 */
import { facetList } from '#domain/facets.ts';
import { orderings, upstreamOrderingNames } from '#domain/orderings.ts';
import { readInterval } from '#domain/query-interval.ts';
import { createQuery, valueOf } from '#domain/query.ts';
import type { ResultPage, Query, Refusal } from '#domain/query.ts';

import { explorerChoice, choiceFilterNames } from './choices.ts';
import type { FilterChoice, ChoiceFilterName } from './choices.ts';
import type { ExplorerCraft, ExplorerData } from './data.ts';
import { fields } from './fields.ts';
import { filterParams, parseOrdering, parseDisplay } from './query-params.ts';
import type { InvalidParam, FilterParam, Display } from './query-params.ts';
import { explorerResource, upstreamParameters } from './resource.ts';

/** How many craft each choice of a filter would leave, given all the other filters. */
export type ChoiceCounts = ReadonlyMap<string, number>;

/** The result of a query. */
export interface ExplorerResult {
  ok: true;
  page: ResultPage<ExplorerCraft>;
  /** All rows of the query, in its order, whatever the page. */
  all: readonly ExplorerCraft[];
  display: Display;
}

/** Why a query is invalid. */
export interface InvalidQuery {
  ok: false;
  /** Each parameter that is at fault, and a sentence about it. */
  faults: readonly { parameter: string; sentence: string }[];
}

/** A filter in words, with the parameter to remove. */
export interface ActiveFilter {
  parameter: FilterParam;
  text: string;
}

/** All that the explorer answers. */
export interface Explorer {
  data: ExplorerData;
  choices: Readonly<Record<ChoiceFilterName, readonly FilterChoice[]>>;
  result: (parameters: URLSearchParams) => ExplorerResult | InvalidQuery;
  /** Null where the query is invalid. */
  counts: (parameters: URLSearchParams, name: ChoiceFilterName) => ChoiceCounts | null;
  activeFilters: (parameters: URLSearchParams) => readonly ActiveFilter[];
}

/** The explorer over some data. */
export function createExplorer(data: ExplorerData): Explorer {
  const query = createQuery(explorerResource(data), data.craft);
  const choices = Object.fromEntries(
    choiceFilterNames.map((name): [string, readonly FilterChoice[]] => [
      name,
      byFrequency(explorerChoice(name).choices(data), data.craft, name),
    ]),
  ) as Record<ChoiceFilterName, readonly FilterChoice[]>;

  return {
    data,
    choices,
    result: (parameters) => resultOf(query, parameters),
    counts: (parameters, name) => countsOf(query, parameters, name),
    activeFilters: (parameters) => activeFilters(parameters, choices),
  };
}

function resultOf(query: Query<ExplorerCraft>, parameters: URLSearchParams): ExplorerResult | InvalidQuery {
  const page = query.answer(parameters);
  if (!page.ok) return { ok: false, faults: faultsOf(page, parameters) };
  const display = parseDisplay(parameters);
  if ('parameter' in display) return { ok: false, faults: [invalidParamFault(display)] };
  const all = query.matching(parameters);
  return { ok: true, page, all: 'status' in all ? [] : all, display };
}

function countsOf(
  query: Query<ExplorerCraft>,
  parameters: URLSearchParams,
  name: ChoiceFilterName,
): ChoiceCounts | null {
  const rows = query.matching(parameters, name);
  const counts = new Map<string, number>();
  if ('status' in rows) return null;
  const { valuesOf } = explorerChoice(name);
  for (const row of rows) {
    for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Choices by how many craft they have, most first, the same for every query; yes stays before no. */
function byFrequency(
  choices: readonly FilterChoice[],
  craft: readonly ExplorerCraft[],
  name: ChoiceFilterName,
): FilterChoice[] {
  if (choices.some(({ value }) => value === 'true')) return [...choices];
  const { valuesOf } = explorerChoice(name);
  const counts = new Map<string, number>();
  for (const each of craft) for (const value of valuesOf(each)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return choices.toSorted((a, b) => (counts.get(b.value) ?? 0) - (counts.get(a.value) ?? 0));
}

/**
 * The value of a parameter as the choices have it: the service takes `TRUE` and `1` for true, and `+2` for 2.
 *
 * @returns empty where nothing is chosen
 */
export function selectedChoices(parameters: URLSearchParams, name: ChoiceFilterName): string {
  const text = valueOf(parameters, name).trim();
  if (text === '' || name === 'unknown') return text;
  const spelled: Record<string, string> = { true: 'true', '1': 'true', false: 'false', '0': 'false' };
  if (name === 'in_space' || name === 'is_placeholder') return spelled[text.toLowerCase()] ?? '';
  const number = Number(text);
  return Number.isNaN(number) ? text : String(number);
}

function activeFilters(
  parameters: URLSearchParams,
  choices: Readonly<Record<ChoiceFilterName, readonly FilterChoice[]>>,
): ActiveFilter[] {
  return filterParams.flatMap((parameter): ActiveFilter[] => {
    const text = valueOf(parameters, parameter);
    if (text.trim() === '') return [];
    if (parameter === 'search') return [{ parameter, text: `“${text.trim()}”` }];
    if (parameter === 'name') return [{ parameter, text: `the name is “${text.trim()}”` }];
    if (parameter === 'flown') return formatInterval(text).map((phrase) => ({ parameter, text: phrase }));
    const value = selectedChoices(parameters, parameter);
    const choice = choices[parameter]?.find((each) => each.value === value);
    return choice ? [{ parameter, text: explorerChoice(parameter).phrase(choice.label) }] : [];
  });
}

function formatInterval(text: string): string[] {
  const interval = readInterval(text);
  if (!interval) return [];
  const [from = '', to = from] = text.split('/').map((end) => end.trim().replace('..', ''));
  if (from === to) return from ? [`flew in ${from}`] : [];
  if (from === '') return [`flew up to ${to}`];
  return [to === '' ? `flew from ${from} on` : `flew between ${from} and ${to}`];
}

function faultsOf({ body, status }: Refusal, parameters: URLSearchParams): InvalidQuery['faults'] {
  const names = status === 404 ? ['format'] : Object.keys(body);
  return names.map((parameter) => ({ parameter, sentence: formatFault(parameter, valueOf(parameters, parameter)) }));
}

function formatFault(parameter: string, value: string): string {
  const facet = facetList.find((each) => each.parameter === parameter);
  if (facet) return `No ${facet.singular} has the id “${value}”.`;
  if (parameter === 'flown') {
    return `“${value}” is no span of time: it takes years, months or days, such as 1995/2005 or 1969-07-16/1969-07-24, the earlier one first.`;
  }
  if (parameter === 'x' || parameter === 'y') return `“${value}” is no number that an axis can show.`;
  return `“${value}” is no ${parameter} that this page knows.`;
}

function invalidParamFault({ parameter, value }: InvalidParam): InvalidQuery['faults'][number] {
  return { parameter, sentence: formatFault(parameter === 'columns' ? 'column' : parameter, value) };
}

/**
 * The same query for LL2's service.
 *
 * @returns its parameters, and the parameters of this query that only the explorer knows
 */
export function upstreamQueryString(parameters: URLSearchParams): { query: URLSearchParams; left: readonly string[] } {
  const query = new URLSearchParams();
  const left: string[] = [];
  for (const name of upstreamParameters) {
    const value = valueOf(parameters, name);
    if (value === '') continue;
    if (name === 'ordering' && isOwnOrdering(parameters)) left.push(name);
    else query.set(name, value);
  }
  for (const name of filterParams) {
    if (!(upstreamParameters as readonly string[]).includes(name) && valueOf(parameters, name) !== '') left.push(name);
  }
  query.sort();
  return { query, left };
}

function isOwnOrdering(parameters: URLSearchParams): boolean {
  const ordering = parseOrdering(parameters);
  if (!ordering) return false;
  const known: readonly string[] = upstreamOrderingNames.map((name) => orderings[name].key);
  const own = fields.flatMap(({ ordering: key }) => (key !== null && !known.includes(key) ? [key] : []));
  return ordering.name === 'name' || own.includes(ordering.name);
}
