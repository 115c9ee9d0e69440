/**
 * Records: which craft flew most, longest, soonest again. A row a record states its rule; whoever has no value for it is
 * left out and counted.
 */
import { compareByFirstLaunch } from './catalogue.ts';
import type { Craft, FacetGroup } from './catalogue.ts';
import { compareNames } from './compare.ts';
import { epochSeconds, isDay } from './dates.ts';
import { durationSecondsOrNull } from './durations.ts';
import type { FacetValue } from './facets.ts';
import type { Direction } from './orderings.ts';
import { leftThePad } from './flights.ts';
import type { Flight } from './flights.ts';
import { formatCount, formatList } from './labels.ts';

/** A value that takes part in a record. */
export interface Holding {
  craft: Craft;
  /** The flight that the value belongs to; null where it belongs to the craft as a whole. */
  flight: Flight | null;
  /** A count, a number of seconds, or a moment in seconds since 1970. */
  value: number;
  /** Beginning and end of what was measured, where that is a stretch of time. */
  between: readonly [string, string] | null;
}

/** A holding with its place. */
export interface PlacedHolding extends Holding {
  /** From 1; equal values share a place. */
  place: number;
  /** True for those who share a place with one before them. */
  tied: boolean;
}

/** Why something takes no part: nobody wrote the value down, there is none, or it is not settled yet. */
export type Exclusion = 'unknown' | 'none' | 'underWay';

type Measure = Omit<Holding, 'craft'> | Exclusion | { unknown: number };

interface RecordRule {
  label: string;
  /** Who holds the record, under a drawing: `most flights`. */
  short: string;
  /** What is measured, in a sentence. */
  rule: string;
  /** What kind of value it is, which decides how it is written. */
  kind: 'count' | 'duration' | 'career' | 'launch';
  /** Whether the first place has the smallest or the largest value. */
  direction: Direction;
  /** The values of a craft, or why it has none. */
  measure: (craft: Craft) => readonly Measure[];
  /** What takes part, in singular and plural. */
  of: readonly [string, string];
  /** What is said of those who take no part, behind "3 craft". */
  excluded: Partial<Record<Exclusion, string>>;
}

const CRAFT = ['craft', 'craft'] as const;
const FLIGHTS = ['flight', 'flights'] as const;

/** Every record; the key is its name in an address. */
export const records = {
  'most-flights': {
    label: 'Most flights',
    short: 'most flights',
    rule: 'Flights begun, the one under way included.',
    kind: 'count',
    direction: 'descending',
    measure: (craft) => whole(craft.flights_count, 'unknown'),
    of: CRAFT,
    excluded: { unknown: 'whose flights are not recorded', none: 'that have not flown' },
  },
  'longest-in-space': {
    label: 'Longest in space',
    short: 'longest in space',
    rule: 'All flights of a craft added up, to the moment its record was read.',
    kind: 'duration',
    direction: 'descending',
    measure: (craft) => whole(craft.timeInSpace, 'unknown'),
    of: CRAFT,
    excluded: { unknown: 'whose time is not recorded', none: 'that have not flown' },
  },
  'longest-docked': {
    label: 'Longest docked',
    short: 'longest docked',
    rule: 'From docking to undocking, all flights of a craft added up.',
    kind: 'duration',
    direction: 'descending',
    measure: (craft) => whole(craft.seconds.time_docked, 'unknown'),
    of: CRAFT,
    excluded: { unknown: 'whose time docked is not recorded', none: 'without a recorded docking' },
  },
  'longest-flight': {
    label: 'Longest single flight',
    short: 'longest flight',
    rule: 'From launch to the end of one flight.',
    kind: 'duration',
    direction: 'descending',
    measure: flightTimes,
    of: FLIGHTS,
    excluded: { unknown: 'whose length is not recorded', underWay: 'under way' },
  },
  'fastest-turnaround': {
    label: 'Fastest turnaround',
    short: 'fastest turnaround',
    rule: 'From the end of one flight to the next launch of the same craft.',
    kind: 'duration',
    direction: 'ascending',
    measure: turnaround,
    of: CRAFT,
    excluded: { unknown: 'whose turnaround is not recorded', none: 'with fewer than two flights' },
  },
  'longest-career': {
    label: 'Longest career',
    short: 'longest career',
    rule: 'From the first launch to the end of the last flight, or to the day of the record.',
    kind: 'career',
    direction: 'descending',
    measure: career,
    of: CRAFT,
    excluded: { unknown: 'whose first launch or last end is not recorded', none: 'with fewer than two flights' },
  },
  'first-launched': {
    label: 'First launched',
    short: 'first launched',
    rule: 'The earliest first launch of a craft.',
    kind: 'launch',
    direction: 'ascending',
    measure: firstLaunch,
    of: CRAFT,
    excluded: { unknown: 'whose launch is not recorded', none: 'that have not flown' },
  },
  'latest-launched': {
    label: 'Latest launched',
    short: 'latest launched',
    rule: 'The latest first launch of a craft.',
    kind: 'launch',
    direction: 'descending',
    measure: firstLaunch,
    of: CRAFT,
    excluded: { unknown: 'whose launch is not recorded', none: 'that have not flown' },
  },
} as const satisfies Record<string, RecordRule>;

export type RecordName = keyof typeof records;

/** Names of all records, in the order of the page. */
export const recordNames = Object.keys(records) as RecordName[];

/** Everyone who takes part in a record, and how many do not. */
export interface Standing {
  /** First place first; equal values by id of the craft, then in order of launch. */
  holdings: readonly PlacedHolding[];
  excluded: Readonly<Record<Exclusion, number>>;
}

/** How a record stands among some craft. */
export function standingOf(name: RecordName, craft: readonly Craft[]): Standing {
  const rule: RecordRule = records[name];
  const excluded: Record<Exclusion, number> = { unknown: 0, none: 0, underWay: 0 };
  const holdings: Holding[] = [];
  for (const each of craft) {
    for (const measure of rule.measure(each)) {
      if (typeof measure === 'string') excluded[measure] += 1;
      else if ('unknown' in measure) excluded.unknown += measure.unknown;
      else holdings.push({ craft: each, ...measure });
    }
  }
  const sign = rule.direction === 'ascending' ? 1 : -1;
  holdings.sort((a, b) => sign * (a.value - b.value) || a.craft.id - b.craft.id);
  return { holdings: placed(holdings), excluded };
}

/**
 * Who takes no part in a record, as a sentence.
 *
 * @example '3 craft whose time is not recorded are left out.'
 */
export function exclusionSentence(name: RecordName, excluded: Standing['excluded']): string {
  const { of, excluded: words }: RecordRule = records[name];
  const groups = (Object.entries(words) as [Exclusion, string][]).filter(([exclusion]) => excluded[exclusion] > 0);
  if (groups.length === 0) return 'Nothing is left out.';
  const total = groups.reduce((all, [exclusion]) => all + excluded[exclusion], 0);
  const parts = groups.map(([exclusion, phrase], index) => {
    const count = excluded[exclusion];
    const agreed = count === 1 ? inSingular(phrase) : phrase;
    return `${index === 0 ? formatCount(count, ...of) : count} ${agreed}`;
  });
  return `${formatList(parts)} ${total === 1 ? 'is' : 'are'} left out.`;
}

function inSingular(phrase: string): string {
  return phrase.replace(/^that have/, 'that has').replace('flights are', 'number of flights is');
}

/** The first and the latest craft of a kind, by first launch. */
export interface KindRecord {
  kind: FacetValue;
  /** How many craft of the kind have a launch on record. */
  launched: number;
  /** More than one where craft share the moment. */
  first: readonly Craft[];
  latest: readonly Craft[];
}

/**
 * The first and the latest craft of each kind, kinds in order of their first launch.
 *
 * @param groups - kinds with their craft; those without a craft that was launched are left out
 */
export function firstAndLatest(groups: readonly FacetGroup[]): KindRecord[] {
  return groups
    .flatMap(({ value: kind, craft }) => {
      const first = standingOf('first-launched', craft).holdings;
      const latest = standingOf('latest-launched', craft).holdings;
      const [earliest] = first;
      if (!earliest) return [];
      const record = { kind, launched: first.length, first: leaders(first), latest: leaders(latest) };
      return [{ record, by: earliest.craft }];
    })
    .toSorted((a, b) => compareByFirstLaunch(a.by, b.by) || compareNames(`${a.record.kind.id}`, `${b.record.kind.id}`))
    .map(({ record }) => record);
}

function leaders(holdings: readonly PlacedHolding[]): Craft[] {
  return holdings.filter(({ place }) => place === 1).map(({ craft }) => craft);
}

function placed(holdings: readonly Holding[]): PlacedHolding[] {
  let place = 0;
  return holdings.map((holding, index) => {
    const tied = index > 0 && holdings[index - 1]?.value === holding.value;
    if (!tied) place = index + 1;
    return { ...holding, place, tied };
  });
}

function whole(value: number | null, missing: Exclusion): Measure[] {
  if (value === null) return [missing];
  return value === 0 ? ['none'] : [{ flight: null, value, between: null }];
}

function flightTimes(craft: Craft): Measure[] {
  const listed = craft.flights.map((flight): Measure => {
    if (flight.outcome === 'in flight') return 'underWay';
    const value = durationSecondsOrNull(flight.duration);
    return value ? { flight, value, between: null } : 'unknown';
  });
  // What the record counts without naming it flew for a time as well.
  const unlisted = Math.max(0, (craft.flights_count ?? 0) - craft.flights.length);
  return [...listed, { unknown: unlisted }];
}

function turnaround(craft: Craft): Measure[] {
  if (!flewAgain(craft)) return ['none'];
  const value = craft.seconds.fastest_turnaround;
  return value ? [{ flight: null, value, between: null }] : ['unknown'];
}

function career(craft: Craft): Measure[] {
  if (!flewAgain(craft)) return ['none'];
  const from = dayKnown(craft.firstLaunch);
  const last = craft.lastFlight;
  const to = last?.endDate ?? (last?.outcome === 'in flight' ? craft.as_of : null);
  // Where flights are missing from the list, so may be the first and the last.
  const complete = craft.flights.length >= (craft.flights_count ?? 0);
  if (from === null || to === null || !complete) return ['unknown'];
  const value = epochSeconds(to) - epochSeconds(from);
  return value > 0 ? [{ flight: null, value, between: [from, to] }] : ['unknown'];
}

/** A date, if its day is known: a month or a year cannot be first or latest. */
function dayKnown(date: string | null): string | null {
  return date !== null && isDay(date) ? date : null;
}

/** Whether a craft left the pad more than once; where the record has no count, the flights it lists are counted. */
function flewAgain(craft: Craft): boolean {
  const grounded = craft.flights.filter((flight) => !leftThePad(flight)).length;
  return (craft.flights_count ?? craft.flights.length) - grounded > 1;
}

function firstLaunch(craft: Craft): Measure[] {
  const launch = dayKnown(craft.firstLaunch);
  if (launch !== null) return [{ flight: craft.firstFlight, value: epochSeconds(launch), between: null }];
  return [craft.flights_count === 0 ? 'none' : 'unknown'];
}
