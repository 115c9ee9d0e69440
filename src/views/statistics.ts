/** The page of statistics: what was flown, by decade, by agency, by configuration. */
import { catalogue } from '#data/catalogue.ts';
import { facets } from '#domain/facets.ts';
import type { FacetName } from '#domain/facets.ts';
import { byDecade, tallyByDecade, tallyOf } from '#domain/statistics.ts';
import type { DecadeTally, Sum, Tally } from '#domain/statistics.ts';
import { capitalised, countOf, craftCount, NOT_RECORDED, numberInWords } from '#domain/words.ts';
import { routes } from '#site.ts';

import type { PageFact } from './facts.ts';
import { barOf, home, plainRuler } from './shared.ts';
import type { Link, PageMeta, Ruler } from './shared.ts';

/** A figure in a cell. */
export interface Figure {
  words: string;
  /** True where there is nothing to count: no unit stands behind a dash. */
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
  rows: readonly { name: string; href: string | null; figures: readonly Figure[] }[];
  sum: { name: string; figures: readonly Figure[] } | null;
  /** What is left out. */
  leftOut: string;
}

/** All that the page of statistics shows. */
export interface StatisticsPage {
  meta: PageMeta;
  ruler: Ruler;
  crumbs: readonly Link[];
  lead: string;
  facts: readonly PageFact[];
  tables: readonly StatisticsTable[];
}

const all = catalogue.spacecraft;

/** The page of statistics. */
export function statisticsPage(): StatisticsPage {
  const tally = tallyOf(all);
  return {
    meta: {
      title: 'Statistics of spacecraft',
      description: `${countOf(tally.craft, 'spacecraft', 'spacecraft')}, ${countOf(tally.flights.value, 'flight')}, ${countOf(days(tally.seconds.value), 'day')} in space, ${craftCount(tally.reused)} that flew again: by decade, agency and configuration, each figure with what it is of.`,
      address: routes.statistics,
    },
    ruler: plainRuler,
    crumbs: [home],
    lead: `What ${craftCount(tally.craft)} of this atlas did, added up. A figure that rests on fewer says on how many; what is not recorded is not counted as zero.`,
    facts: facts(tally),
    tables: [decades(), grouped('agency'), grouped('configuration')],
  };
}

function facts({ craft, flights, seconds, flown, reused }: Tally): PageFact[] {
  const known = (sum: Sum, of: string) => `known for ${numberInWords(sum.known)} of ${numberInWords(sum.of)} ${of}`;
  const { count, complete } = catalogue.source;
  return [
    {
      label: 'Spacecraft',
      value: numberInWords(craft),
      note: complete ? 'all that are known' : `of ${numberInWords(count)} known`,
    },
    { label: 'That flew', value: numberInWords(flown), note: `of ${numberInWords(craft)} craft` },
    { label: 'Flights', value: numberInWords(flights.value), note: known(flights, 'craft') },
    { label: 'Days in space', value: daysInWords(seconds.value), note: known(seconds, 'craft that flew') },
    { label: 'Flew again', value: numberInWords(reused), note: `of ${numberInWords(flown)} craft that flew` },
    {
      label: 'Flights per craft',
      value: ratio(flights.value, flown),
      note: flown ? `${numberInWords(flights.value)} flights by ${numberInWords(flown)} craft that flew` : undefined,
    },
  ];
}

function grouped(facet: Extract<FacetName, 'agency' | 'configuration'>): StatisticsTable {
  const { singular, plural, valuesOf } = facets[facet];
  const groups = catalogue.groups[facet].filter(({ craft }) => craft.length > 0);
  const rest = all.filter((craft) => valuesOf(craft).length === 0);
  const rows = [
    ...groups
      .toSorted((a, b) => b.craft.length - a.craft.length)
      .map(({ value, craft }) => ({
        name: value.name,
        href: routes.facetValue(facets[facet], value),
        tally: tallyOf(craft),
      })),
    ...(rest.length > 0
      ? [{ name: `${capitalised(singular)} ${NOT_RECORDED}`, href: null, tally: tallyOf(rest) }]
      : []),
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
    head: capitalised(singular),
    columns: [
      { key: 'craft', label: 'Craft', unit: 'craft' },
      { key: 'flights', label: 'Flights', unit: 'flights' },
      { key: 'days', label: 'Days in space', unit: 'days' },
      { key: 'again', label: 'Flew again', unit: 'flew again' },
      { key: 'ratio', label: 'Flights per craft', unit: 'flights per craft' },
    ],
    rows: rows.map(({ name, href, tally }) => ({ name, href, figures: tallyFigures(tally, most) })),
    sum: rows.length > 1 ? { name: 'All', figures: tallyFigures(tallyOf(all), null) } : null,
    leftOut:
      none === 0
        ? ''
        : `${capitalised(countOf(none, singular, plural))} without a craft in this atlas ${none === 1 ? 'is' : 'are'} left out.`,
  };
}

function tallyFigures(tally: Tally, most: Record<'craft' | 'flights' | 'seconds', number> | null): Figure[] {
  const { craft, flights, seconds, flown, reused } = tally;
  return [
    figure(numberInWords(craft), most && barOf(craft, most.craft)),
    flights.known === 0
      ? unknown
      : figure(numberInWords(flights.value), most && barOf(flights.value, most.flights), partly(flights)),
    timeFigure(seconds, most && barOf(seconds.value, most.seconds)),
    flown === 0 ? nothing : figure(`${numberInWords(reused)} of ${numberInWords(flown)}`),
    flown === 0 ? nothing : figure(ratio(flights.value, flown)),
  ];
}

function decades(): StatisticsTable {
  const { decades: rows, undated } = tallyByDecade(all);
  const first = new Set(byDecade(all).map(({ decade }) => decade));
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
    leftOut:
      undated === 0
        ? ''
        : `${capitalised(countOf(undated, 'flight'))} whose launch is not recorded ${undated === 1 ? 'is' : 'are'} left out.`,
  };
}

function decadeFigures(row: DecadeTally, most: Record<'newCraft' | 'craft' | 'flights' | 'seconds', number>): Figure[] {
  return [
    figure(numberInWords(row.craft), barOf(row.craft, most.craft)),
    figure(numberInWords(row.flights), barOf(row.flights, most.flights)),
    timeFigure(row.seconds, barOf(row.seconds.value, most.seconds)),
    figure(numberInWords(row.newCraft), barOf(row.newCraft, most.newCraft)),
    row.flights === 0 ? nothing : figure(`${numberInWords(row.again)} of ${numberInWords(row.flights)}`),
  ];
}

const nothing: Figure = { words: '–', none: true, note: null, missing: false, bar: null };
const unknown: Figure = { words: NOT_RECORDED, note: null, missing: true, bar: null };

function figure(words: string, bar: number | null = null, note: string | null = null): Figure {
  return { words, bar, note, missing: false };
}

function timeFigure(seconds: Sum, bar: number | null): Figure {
  if (seconds.of === 0) return nothing;
  if (seconds.known === 0) return unknown;
  return figure(daysInWords(seconds.value), bar, partly(seconds));
}

function partly({ known, of }: Sum): string | null {
  return known === of ? null : `known for ${numberInWords(known)} of ${numberInWords(of)}`;
}

const DAY = 86_400;

function days(seconds: number): number {
  return Math.floor(seconds / DAY);
}

function daysInWords(seconds: number): string {
  return seconds > 0 && seconds < DAY ? 'under 1' : numberInWords(days(seconds));
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(1);
}

function largest(values: readonly number[]): number {
  return Math.max(0, ...values);
}
