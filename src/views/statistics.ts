/** The page of statistics: what was flown, by decade, by agency, by configuration. */
import type { SiteContext } from '#context.ts';
import { facets } from '#domain/facets.ts';
import type { FacetName } from '#domain/facets.ts';
import { byDecade, tallyByDecade, tallyOf } from '#domain/statistics.ts';
import type { DecadeTally, Sum, Tally } from '#domain/statistics.ts';
import { capitalize, formatCount, formatCraftCount, NOT_RECORDED, formatNumber } from '#domain/labels.ts';

import type { PageFact } from './facts.ts';
import { barOf } from './shared.ts';
import type { Page } from './shared.ts';

/** A figure in a cell. */
export interface StatisticsFigure {
  text: string;
  /** True where there is nothing to count, so that the dash has no unit. */
  none?: boolean;
  /** What is said behind it: of how many it is known. */
  note: string | null;
  missing: boolean;
  /** Per cent of the largest in the column; null for none. */
  bar: number | null;
}

/** Rows of figures: the table and, by the rule under each figure, the chart. */
export interface StatisticsTable {
  id: string;
  heading: string;
  note: string;
  /** Head of the first column, then of the figures. */
  head: string;
  columns: readonly { key: string; label: string; unit: string }[];
  rows: readonly { name: string; href: string | null; figures: readonly StatisticsFigure[] }[];
  sum: { name: string; figures: readonly StatisticsFigure[] } | null;
  /** What is left out. */
  excluded: string;
}

/** All that the page of statistics shows. */
export interface StatisticsPage extends Page {
  lead: string;
  facts: readonly PageFact[];
  tables: readonly StatisticsTable[];
}

/** The page of statistics. */
export function statisticsPage(context: SiteContext): StatisticsPage {
  const { catalogue, routes } = context;
  const tally = tallyOf(catalogue.spacecraft);
  return {
    meta: {
      title: 'Statistics of spacecraft',
      description: `${formatCount(tally.craft, 'spacecraft', 'spacecraft')}, ${formatCount(tally.flights.value, 'flight')}, ${formatCount(days(tally.seconds.value), 'day')} in space, ${formatCraftCount(tally.reused)} that flew again: by decade, agency and configuration, each figure with what it is of.`,
      address: routes.statistics,
    },
    ofMany: true,
    lead: `What ${formatCraftCount(tally.craft)} of this atlas did, added up. A figure that rests on fewer says on how many; what is not recorded is not counted as zero.`,
    facts: facts(context, tally),
    tables: [decades(context), grouped(context, 'agency'), grouped(context, 'configuration')],
  };
}

function facts({ catalogue }: SiteContext, { craft, flights, seconds, flown, reused }: Tally): PageFact[] {
  const known = (sum: Sum, of: string) => `known for ${formatNumber(sum.known)} of ${formatNumber(sum.of)} ${of}`;
  const { count, complete } = catalogue.source;
  return [
    {
      label: 'Spacecraft',
      value: formatNumber(craft),
      note: complete ? 'all that are known' : `of ${formatNumber(count)} known`,
    },
    { label: 'That flew', value: formatNumber(flown), note: `of ${formatNumber(craft)} craft` },
    { label: 'Flights', value: formatNumber(flights.value), note: known(flights, 'craft') },
    { label: 'Days in space', value: formatDays(seconds.value), note: known(seconds, 'craft that flew') },
    { label: 'Flew again', value: formatNumber(reused), note: `of ${formatNumber(flown)} craft that flew` },
    {
      label: 'Flights per craft',
      value: ratio(flights.value, flown),
      note: flown ? `${formatNumber(flights.value)} flights by ${formatNumber(flown)} craft that flew` : undefined,
    },
  ];
}

function grouped(
  { catalogue, routes }: SiteContext,
  facet: Extract<FacetName, 'agency' | 'configuration'>,
): StatisticsTable {
  const { singular, plural, valuesOf } = facets[facet];
  const groups = catalogue.groups[facet].filter(({ craft }) => craft.length > 0);
  const rest = catalogue.spacecraft.filter((craft) => valuesOf(craft).length === 0);
  const rows = [
    ...groups
      .toSorted((a, b) => b.craft.length - a.craft.length)
      .map(({ value, craft }) => ({
        name: value.name,
        href: routes.facetValue(facets[facet], value),
        tally: tallyOf(craft),
      })),
    ...(rest.length > 0 ? [{ name: `${capitalize(singular)} ${NOT_RECORDED}`, href: null, tally: tallyOf(rest) }] : []),
  ];
  const most = {
    craft: largest(rows.map(({ tally }) => tally.craft)),
    flights: largest(rows.map(({ tally }) => tally.flights.value)),
    seconds: largest(rows.map(({ tally }) => tally.seconds.value)),
  };
  const none = catalogue.groups[facet].length - groups.length;
  return {
    id: `by-${facet}`,
    heading: `By ${singular}`,
    note: 'Those with most craft first. The rule under a figure is as long as the figure in its column.',
    head: capitalize(singular),
    columns: [
      { key: 'craft', label: 'Craft', unit: 'craft' },
      { key: 'flights', label: 'Flights', unit: 'flights' },
      { key: 'days', label: 'Days in space', unit: 'days' },
      { key: 'again', label: 'Flew again', unit: 'flew again' },
      { key: 'ratio', label: 'Flights per craft', unit: 'flights per craft' },
    ],
    rows: rows.map(({ name, href, tally }) => ({ name, href, figures: tallyFigures(tally, most) })),
    sum: rows.length > 1 ? { name: 'All', figures: tallyFigures(tallyOf(catalogue.spacecraft), null) } : null,
    excluded:
      none === 0
        ? ''
        : `${capitalize(formatCount(none, singular, plural))} without a craft in this atlas ${none === 1 ? 'is' : 'are'} left out.`,
  };
}

function tallyFigures(tally: Tally, most: Record<'craft' | 'flights' | 'seconds', number> | null): StatisticsFigure[] {
  const { craft, flights, seconds, flown, reused } = tally;
  return [
    figure(formatNumber(craft), most && barOf(craft, most.craft)),
    flights.known === 0
      ? unknown
      : figure(formatNumber(flights.value), most && barOf(flights.value, most.flights), partly(flights)),
    timeFigure(seconds, most && barOf(seconds.value, most.seconds)),
    flown === 0 ? nothing : figure(`${formatNumber(reused)} of ${formatNumber(flown)}`),
    flown === 0 ? nothing : figure(ratio(flights.value, flown)),
  ];
}

function decades({ catalogue, routes }: SiteContext): StatisticsTable {
  const { decades: rows, undated } = tallyByDecade(catalogue.spacecraft);
  const first = new Set(byDecade(catalogue.spacecraft).map(({ decade }) => decade));
  const most = {
    newCraft: largest(rows.map(({ newCraft }) => newCraft)),
    craft: largest(rows.map(({ craft }) => craft)),
    flights: largest(rows.map(({ flights }) => flights)),
    seconds: largest(rows.map(({ seconds }) => seconds.value)),
  };
  return {
    id: 'by-decade',
    heading: 'By decade of launch',
    note: 'Each flight in the decade of its launch, so a craft may count in several; days are those of flights with a recorded length.',
    head: 'Decade',
    columns: [
      { key: 'craft', label: 'Craft', unit: 'craft' },
      { key: 'flights', label: 'Flights', unit: 'flights' },
      { key: 'days', label: 'Days in space', unit: 'days' },
      { key: 'new', label: 'New craft', unit: 'new' },
      { key: 'again', label: 'Flights of craft flown before', unit: 'flights of craft flown before' },
    ],
    rows: rows.map((row) => ({
      name: `${row.decade}s`,
      // A decade in which no craft was new has no place on the timeline's index.
      href: first.has(row.decade) ? routes.decade(row.decade) : null,
      figures: decadeFigures(row, most),
    })),
    sum: null,
    excluded:
      undated === 0
        ? ''
        : `${capitalize(formatCount(undated, 'flight'))} whose launch is not recorded ${undated === 1 ? 'is' : 'are'} left out.`,
  };
}

function decadeFigures(
  row: DecadeTally,
  most: Record<'newCraft' | 'craft' | 'flights' | 'seconds', number>,
): StatisticsFigure[] {
  return [
    figure(formatNumber(row.craft), barOf(row.craft, most.craft)),
    figure(formatNumber(row.flights), barOf(row.flights, most.flights)),
    timeFigure(row.seconds, barOf(row.seconds.value, most.seconds)),
    figure(formatNumber(row.newCraft), barOf(row.newCraft, most.newCraft)),
    row.flights === 0 ? nothing : figure(`${formatNumber(row.again)} of ${formatNumber(row.flights)}`),
  ];
}

const nothing: StatisticsFigure = { text: '–', none: true, note: null, missing: false, bar: null };
const unknown: StatisticsFigure = { text: NOT_RECORDED, note: null, missing: true, bar: null };

function figure(text: string, bar: number | null = null, note: string | null = null): StatisticsFigure {
  return { text, bar, note, missing: false };
}

function timeFigure(seconds: Sum, bar: number | null): StatisticsFigure {
  if (seconds.of === 0) return nothing;
  if (seconds.known === 0) return unknown;
  return figure(formatDays(seconds.value), bar, partly(seconds));
}

function partly({ known, of }: Sum): string | null {
  return known === of ? null : `known for ${formatNumber(known)} of ${formatNumber(of)}`;
}

const DAY = 86_400;

function days(seconds: number): number {
  return Math.floor(seconds / DAY);
}

function formatDays(seconds: number): string {
  return seconds > 0 && seconds < DAY ? 'under 1' : formatNumber(days(seconds));
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(1);
}

function largest(values: readonly number[]): number {
  return Math.max(0, ...values);
}
