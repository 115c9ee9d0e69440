/** Sums over craft and flights, each with what it is a sum of. */
import type { Craft } from './catalogue.ts';
import { calendarYear, decadeOf, epochSeconds, isDay } from './dates.ts';
import { durationSecondsOrNull } from './durations.ts';
import { extentOf } from './extent.ts';
import type { Flight } from './flights.ts';

/** A sum of values of which some may be unknown. */
export interface Sum {
  value: number;
  /** How many values were added up. */
  known: number;
  /** How many there should be. */
  of: number;
}

/** What some craft did. */
export interface Tally {
  craft: number;
  /** Flights, over all craft. */
  flights: Sum;
  /** Seconds in space, over the craft that flew. */
  seconds: Sum;
  /** Craft that flew. */
  flown: number;
  /** Craft that flew more than once. */
  reused: number;
}

/** What was launched in ten years. */
export interface DecadeTally {
  /** First year of the ten. */
  decade: number;
  /** Craft that flew for the first time. */
  newCraft: number;
  /** Craft that were launched at least once. */
  craft: number;
  /** Launches. */
  flights: number;
  /** Seconds in space of the flights that were launched in these years. */
  seconds: Sum;
  /** Launches of craft that had flown before. */
  again: number;
}

/** How often a craft flew: as the record counts, else as many flights as it lists; null where it has neither. */
export function timesFlown({ flights_count, flights }: Craft): number | null {
  return flights_count ?? (flights.length || null);
}

/** The sums of some craft. */
export function tallyOf(craft: readonly Craft[]): Tally {
  const flown = craft.filter((each) => (timesFlown(each) ?? 0) > 0);
  return {
    craft: craft.length,
    flights: sum(craft.map(timesFlown)),
    seconds: sum(flown.map(({ timeInSpace }) => timeInSpace)),
    flown: flown.length,
    reused: craft.filter((each) => (timesFlown(each) ?? 0) > 1).length,
  };
}

/** Launches by decade, from the first to the last without a gap, and how many flights have no date of launch. */
export function tallyByDecade(craft: readonly Craft[]): { decades: DecadeTally[]; undated: number } {
  const launches = craft.flatMap((each) =>
    each.flights.flatMap((flight, index) =>
      flight.launchDate === null ? [] : [{ id: each.id, flight, decade: decadeOf(flight.launchDate), index }],
    ),
  );
  const [first, last] = extentOf(launches.map(({ decade }) => decade)) ?? [0, -1];
  const decades: DecadeTally[] = [];
  for (let decade = first; decade <= last; decade += 10) {
    const here = launches.filter((launch) => launch.decade === decade);
    decades.push({
      decade,
      newCraft: here.filter(({ index }) => index === 0).length,
      craft: new Set(here.map(({ id }) => id)).size,
      flights: here.length,
      seconds: sum(here.map(({ flight }) => durationSecondsOrNull(flight.duration) || null)),
      again: here.filter(({ index }) => index > 0).length,
    });
  }
  const counted = craft.reduce((total, each) => total + Math.max(timesFlown(each) ?? 0, each.flights.length), 0);
  return { decades, undated: counted - launches.length };
}

/** Craft by the decade of their first launch, in order; those without a launch on record in the last group, if any. */
export function byDecade(craft: readonly Craft[]): { decade: number | null; craft: Craft[] }[] {
  const groups = Map.groupBy(craft, ({ firstLaunch }) => {
    return firstLaunch === null ? null : decadeOf(firstLaunch);
  });
  return [...groups]
    .map(([decade, members]) => ({ decade, craft: members }))
    .toSorted((a, b) => (a.decade ?? Infinity) - (b.decade ?? Infinity));
}

/** The years with most launches and how many each had, or null where no launch is known. */
export function busiestYears(craft: readonly Craft[]): { years: number[]; launches: number } | null {
  const counts = new Map<number, number>();
  for (const { launchDate } of flightsOf(craft)) {
    const year = launchDate === null ? null : calendarYear(launchDate);
    if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  const launches = Math.max(...counts.values());
  const years = [...counts].filter(([, count]) => count === launches).map(([year]) => year);
  return { years: years.toSorted((a, b) => a - b), launches };
}

/**
 * The most flights under way at one moment, the launch with which that began, and how many flights took no part because
 * their beginning or end is not known; null where none took part.
 */
export function mostAtOnce(craft: readonly Craft[]): { flights: number; from: string; excluded: number } | null {
  const all = flightsOf(craft);
  const steps = all.flatMap(({ launchDate, mission_end, outcome }) => {
    if (launchDate === null || !isDay(launchDate) || (mission_end === null && outcome !== 'in flight')) return [];
    const start = epochSeconds(launchDate);
    const end = mission_end === null ? Infinity : epochSeconds(mission_end);
    if (end <= start) return [];
    return [
      { at: start, change: 1, moment: launchDate },
      { at: end, change: -1, moment: '' },
    ];
  });
  // At one moment the ends come first: a flight is over when it has landed.
  steps.sort((a, b) => (a.at === b.at ? a.change - b.change : a.at - b.at));
  let flying = 0;
  let most = { flights: 0, from: '' };
  for (const { change, moment } of steps) {
    flying += change;
    if (flying > most.flights) most = { flights: flying, from: moment };
  }
  return most.flights === 0 ? null : { ...most, excluded: all.length - steps.length / 2 };
}

function flightsOf(craft: readonly Craft[]): Flight[] {
  return craft.flatMap(({ flights }) => flights);
}

function sum(values: readonly (number | null)[]): Sum {
  const known = values.filter((value) => value !== null);
  return { value: known.reduce((all, value) => all + value, 0), known: known.length, of: values.length };
}
