/** The page of records: who flew most, longest, soonest again, and the first and latest of each kind. */
import type { SiteContext } from '#context.ts';
import { formatShortDate, yearsBetween } from '#domain/dates.ts';
import { formatShortDuration } from '#domain/durations.ts';
import { facets } from '#domain/facets.ts';
import type { FacetName, FacetValue } from '#domain/facets.ts';
import type { OrderingName } from '#domain/orderings.ts';
import { firstAndLatest, exclusionSentence, recordNames, records, standingOf } from '#domain/records.ts';
import type { KindRecord, PlacedHolding, RecordName, Standing } from '#domain/records.ts';
import { capitalize, formatCount, formatList, formatNumber, ordinal, spellNumber } from '#domain/labels.ts';
import { drawingOf, person } from '#drawings/drawings.ts';

import { ladder } from './plate.ts';
import { scaledFigure } from './scaled-figure.ts';
import type { ScaledFigure } from './scaled-figure.ts';
import type { Plate } from './plate.ts';
import { barOf, craftLink, facetLink, rulerOf } from './shared.ts';
import type { Link, Page, Value } from './shared.ts';

/** One place of a record. */
export interface RecordRow {
  id: number;
  place: number;
  /** True where the craft before has the same place. */
  tied: boolean;
  craft: Link;
  /** Which flight the value is of, where a craft may be listed more than once. */
  note: string | null;
  value: Value;
  /** Per cent of the largest value shown; null for dates. */
  bar: number | null;
  /** True where the value is that of a craft in space; a flight that is over never is. */
  inSpace: boolean;
}

/** One record. */
export interface RecordTable {
  name: RecordName;
  heading: string;
  rule: string;
  rows: readonly RecordRow[];
  valueHead: string;
  /** Who shares the last place shown, and who is left out. */
  notes: readonly string[];
  /** The page with the whole order. */
  all: Link | null;
}

/** First and latest of the kinds of one facet. */
export interface KindTable {
  id: string;
  heading: string;
  /** Head of the first column. */
  head: string;
  rows: readonly { kind: Link; id: FacetValue['id']; first: KindCraft; latest: KindCraft | null }[];
  note: string;
}

/** The craft that is the first or the latest; more than one where they share the moment. */
export interface KindCraft {
  craft: readonly Link[];
  launch: Value;
}

/** Holders of records as drawings to one scale; lengths are in metres. */
export interface Holders {
  /** Whether any of them is large: then all are drawn smaller. */
  scale: 'large' | 'small';
  figures: readonly {
    label: string;
    figure: ScaledFigure;
  }[];
  ladder: NonNullable<Plate['ladder']> & { height: string };
}

/** All that the page of records shows. */
export interface RecordsPage extends Page {
  lead: string;
  holders: Holders | null;
  tables: readonly RecordTable[];
  kinds: readonly KindTable[];
}

/** The page of records. */
export function recordsPage(context: SiteContext): RecordsPage {
  const { catalogue, routes } = context;
  const { spacecraft: craft } = catalogue;
  const standings = recordNames.map((name) => ({ name, standing: standingOf(name, craft) }));
  const holders = standings.flatMap(({ standing }) => standing.holdings.filter(({ place }) => place === 1));
  const busiest = standings.find(({ name }) => name === 'most-flights')?.standing.holdings[0];
  return {
    meta: {
      title: 'Records of spacecraft',
      description: `${capitalize(spellNumber(recordNames.length))} records among ${formatCount(craft.length, 'spacecraft', 'spacecraft')}: most flights${busiest ? ` (${busiest.craft.name}, ${formatNumber(busiest.value)})` : ''}, longest in space, longest docked, fastest turnaround, first and latest of each kind.`,
      address: routes.records,
    },
    ...(holders.length > 0 && {
      ruler: rulerOf(context, 'The holders’', [...new Set(holders.map((each) => each.craft))]),
    }),
    ofMany: true,
    lead: `${capitalize(spellNumber(recordNames.length))} records among ${formatCount(craft.length, 'spacecraft', 'spacecraft')}, each with its rule and with what it leaves out. The line under a row is as long as its value.`,
    holders: holdersOf(context, standings),
    tables: standings.map(({ name, standing }) => recordTable(context, name, standing)),
    kinds: [kindTable(context, 'type'), kindTable(context, 'configuration')],
  };
}

/** Rows of a record: enough to see who is near, few enough to see them at once. */
const SHOWN = 6;

const orderingOf: Partial<Record<RecordName, OrderingName>> = {
  'most-flights': 'flights-count',
  'longest-in-space': 'time-in-space',
  'longest-docked': 'time-docked',
};

function recordTable(context: SiteContext, name: RecordName, { holdings, excluded }: Standing): RecordTable {
  const { label, rule, kind } = records[name];
  const shown = holdings.slice(0, SHOWN);
  const longest = Math.max(...shown.map(({ value }) => value));
  return {
    name,
    heading: label,
    rule,
    rows: shown.map((holding) => ({
      id: holding.craft.id,
      place: holding.place,
      tied: holding.tied,
      craft: craftLink(context, holding.craft),
      note: name === 'longest-flight' ? missionNote(holding) : null,
      value: valueOf(kind, holding),
      bar: kind === 'launch' ? null : barOf(holding.value, longest),
      inSpace: holding.craft.in_space && holding.flight === null,
    })),
    valueHead: valueHeads[kind],
    notes: [...sharingNote(holdings), exclusionSentence(name, excluded)],
    all: shown.length === 0 ? null : wholeOrder(context, name),
  };
}

/** Where the whole order is; null where no page has it. */
function wholeOrder({ routes }: SiteContext, name: RecordName): Link | null {
  const ordering = orderingOf[name];
  if (ordering) return { label: 'All in this order', href: routes.spacecraftBy(ordering, 'descending') };
  return records[name].kind === 'launch' ? { label: 'All by first launch', href: routes.timeline } : null;
}

type Kind = (typeof records)[RecordName]['kind'];

const valueHeads: Record<Kind, string> = {
  count: 'Flights',
  duration: 'Time',
  career: 'Time',
  launch: 'First launch',
};

function valueOf(kind: Kind, { value, between, flight }: PlacedHolding): Value {
  if (kind === 'launch') {
    const launch = flight?.launchDate ?? '';
    return { text: formatShortDate(launch), exact: launch };
  }
  if (kind === 'count') return { text: formatNumber(value) };
  return { text: between ? yearsBetween(...between) : formatShortDuration(value) };
}

/** The mission, where the craft flew others as well; not one that only repeats the craft's name. */
function missionNote({ craft: { name, flights, configuration }, flight }: PlacedHolding): string | null {
  if (!flight || flights.length < 2) return null;
  const { mission } = flight;
  const informative = mission && [name, configuration?.name ?? name].every((each) => !mission.startsWith(each));
  return informative ? mission : `flight ${flights.indexOf(flight) + 1}`;
}

function sharingNote(holdings: readonly PlacedHolding[]): string[] {
  const last = holdings[SHOWN - 1];
  const more = holdings.slice(SHOWN).filter(({ place }) => place === last?.place).length;
  if (!last || more === 0) return [];
  return [`${formatNumber(more)} more ${more === 1 ? 'shares' : 'share'} the ${ordinal(last.place)} place.`];
}

function kindTable(context: SiteContext, facet: Extract<FacetName, 'type' | 'configuration'>): KindTable {
  const groups = context.catalogue.groups[facet];
  const rows = firstAndLatest(groups);
  const { singular, plural } = facets[facet];
  const without = groups.length - rows.length;
  const rest =
    without === 0
      ? ''
      : ` ${capitalize(formatCount(without, singular, plural))} of which no craft in this atlas was launched ${without === 1 ? 'is' : 'are'} left out.`;
  return {
    id: `each-${facet}`,
    heading: `First and latest of each ${singular}`,
    head: capitalize(singular),
    rows: rows.map((row) => kindRow(context, facet, row)),
    note: `By first launch, in order of the first.${rest}`,
  };
}

function kindRow(
  context: SiteContext,
  facet: FacetName,
  { kind, launched, first, latest }: KindRecord,
): KindTable['rows'][number] {
  return {
    id: kind.id,
    kind: facetLink(context, facet, kind),
    first: kindCraft(context, first),
    latest: launched === 1 ? null : kindCraft(context, latest),
  };
}

function kindCraft(context: SiteContext, holders: KindRecord['first']): KindCraft {
  const launch = holders[0]?.firstLaunch ?? '';
  return {
    craft: holders.map((each) => craftLink(context, each)),
    launch: { text: formatShortDate(launch), exact: launch },
  };
}

/** Records whose holders are drawn: what a craft did rather than when. */
const drawn: readonly RecordName[] = ['most-flights', 'longest-in-space', 'longest-flight', 'fastest-turnaround'];

/** Metres above which the holders are drawn smaller, so that they fit beside the title. */
const LARGE = 20;

function holdersOf(
  context: SiteContext,
  standings: readonly { name: RecordName; standing: Standing }[],
): Holders | null {
  const byCraft = new Map<PlacedHolding['craft'], string[]>();
  for (const { name, standing } of standings) {
    const [first, second] = standing.holdings;
    // A place that several share has no holder to draw.
    if (!drawn.includes(name) || !first || second?.place === 1) continue;
    byCraft.set(first.craft, [...(byCraft.get(first.craft) ?? []), records[name].short]);
  }
  const figures = [...byCraft].flatMap(([{ configuration }, labels]) => {
    const drawing = drawingOf(configuration);
    return drawing ? [{ label: formatList(labels), drawing }] : [];
  });
  if (figures.length === 0) return null;
  const all = [{ label: '1.8\u00a0m', drawing: person }, ...figures];
  const tallest = Math.max(...all.map(({ drawing }) => drawing.box[3])) / 100;
  const large = tallest > LARGE;
  const step = large ? 10 : 5;
  const top = Math.ceil(tallest / (step / 2)) * (step / 2);
  return {
    scale: large ? 'large' : 'small',
    figures: all.map(({ label, drawing }) => ({ label, figure: scaledFigure(context, drawing) })),
    ladder: { ...ladder(top, step), height: `${top}em` },
  };
}
