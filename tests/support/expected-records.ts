/**
 * Records and statistics worked out a second time and naively, from the records of craft alone: everyone is compared with
 * everyone.
 */
import type { Exclusion, RecordName } from '#domain/records.ts';
import type { FlightRecord, SpacecraftRecord } from '#domain/schema.ts';

import { secondsOf } from './expected.ts';

/** A place of a record: whose it is and what the value is. */
export interface ExpectedPlace {
  id: number;
  value: number;
  place: number;
}

/** A record as it should stand. */
export interface ExpectedRecord {
  places: ExpectedPlace[];
  excluded: Record<Exclusion, number>;
}

const seconds = (moment: string) => new Date(moment).getTime() / 1000;
const flew = (craft: SpacecraftRecord) => craft.flights_count ?? craft.flights.length;

/** How a record should stand among some craft. */
export function expectedRecord(craft: readonly SpacecraftRecord[], name: RecordName): ExpectedRecord {
  const excluded: ExpectedRecord['excluded'] = { unknown: 0, none: 0, underWay: 0 };
  const values: { id: number; value: number }[] = [];
  for (const each of craft.toSorted((a, b) => a.id - b.id)) {
    for (const value of valuesOf(each, name)) {
      if (typeof value === 'number') values.push({ id: each.id, value });
      else excluded[value] += 1;
    }
  }
  const smallestFirst = name === 'fastest-turnaround' || name === 'first-launched';
  const places = values.map(({ id, value }) => {
    const better = values.filter((other) => (smallestFirst ? other.value < value : other.value > value));
    return { id, value, place: 1 + better.length };
  });
  const ordered = Array.from({ length: places.length }, (_, index) =>
    places.filter(({ place }) => place === index + 1),
  );
  return { places: ordered.flat(), excluded };
}

/** A flight that ended at the moment of its launch never left the pad. */
const grounded = ({ launch, mission_end }: FlightRecord) => launch.net !== null && mission_end === launch.net;

function valuesOf(craft: SpacecraftRecord, name: RecordName): (number | Exclusion)[] {
  const { flights } = craft;
  const first = flights.find((flight) => !grounded(flight)) ?? flights[0];
  const again = flew(craft) - flights.filter(grounded).length >= 2;
  const last = flights[flights.length - 1];
  switch (name) {
    case 'most-flights':
      return [craft.flights_count === null ? 'unknown' : craft.flights_count || 'none'];
    case 'longest-in-space': {
      const time = secondsOf(craft.time_in_space);
      if (time === null) return ['unknown'];
      return [time > 0 ? time : flew(craft) > 0 ? 'unknown' : 'none'];
    }
    case 'longest-docked': {
      const time = secondsOf(craft.time_docked);
      return [time === null ? 'unknown' : time || 'none'];
    }
    case 'longest-flight': {
      const values: (number | Exclusion)[] = [];
      for (let index = 0; index < Math.max(flights.length, craft.flights_count ?? 0); index += 1) {
        const flight = flights[index];
        if (!flight) values.push('unknown');
        else if (flight.outcome === 'in flight') values.push('underWay');
        else values.push(secondsOf(flight.duration) || 'unknown');
      }
      return values;
    }
    case 'fastest-turnaround': {
      if (!again) return ['none'];
      const time = secondsOf(craft.fastest_turnaround);
      return [time !== null && time > 0 ? time : 'unknown'];
    }
    case 'longest-career': {
      if (!again) return ['none'];
      if (!first?.launch.net || !last || (craft.flights_count ?? 0) > flights.length) return ['unknown'];
      const end = last.mission_end === null && last.outcome === 'in flight' ? craft.as_of : last.mission_end;
      // An end before its launch counts as unknown.
      if (last.launch.net !== null && end !== null && end < last.launch.net) return ['unknown'];
      if (end === null) return ['unknown'];
      const length = seconds(end) - seconds(first.launch.net);
      return [length > 0 ? length : 'unknown'];
    }
    case 'first-launched':
    case 'latest-launched':
      if (first?.launch.net) return [seconds(first.launch.net)];
      return [craft.flights_count === 0 ? 'none' : 'unknown'];
  }
}

/** Sums of some craft, one after the other. */
export function expectedTally(craft: readonly SpacecraftRecord[]) {
  const tally = { craft: 0, flights: 0, flightsKnown: 0, seconds: 0, secondsKnown: 0, flown: 0, reused: 0 };
  for (const each of craft) {
    tally.craft += 1;
    const count = each.flights_count ?? (each.flights.length > 0 ? each.flights.length : null);
    if (count === null) continue;
    tally.flights += count;
    tally.flightsKnown += 1;
    if (count === 0) continue;
    tally.flown += 1;
    if (count >= 2) tally.reused += 1;
    const time = secondsOf(each.time_in_space);
    if (time !== null && time > 0) {
      tally.seconds += time;
      tally.secondsKnown += 1;
    }
  }
  return tally;
}

/** What was launched in the ten years from a year. */
export function expectedDecade(craft: readonly SpacecraftRecord[], decade: number) {
  const inDecade = ({ launch }: FlightRecord) =>
    launch.net !== null && launch.net >= `${decade}` && launch.net < `${decade + 10}`;
  const flights = craft.flatMap((each) => each.flights.filter(inDecade));
  const times = flights.map(({ duration }) => secondsOf(duration) ?? 0).filter((time) => time > 0);
  return {
    newCraft: craft.filter(({ flights: [first] }) => first !== undefined && inDecade(first)).length,
    craft: craft.filter((each) => each.flights.some(inDecade)).length,
    flights: flights.length,
    seconds: times.reduce((all, time) => all + time, 0),
    secondsKnown: times.length,
    again: craft.reduce((all, each) => all + each.flights.slice(1).filter(inDecade).length, 0),
  };
}

/** The most flights at the moment of any launch, and the first such moment in seconds since 1970; null where none flew. */
export function expectedMostAtOnce(craft: readonly SpacecraftRecord[]): { flights: number; from: number } | null {
  const spans = craft
    .flatMap(({ flights }) => flights)
    .filter(({ launch, mission_end, outcome }) => launch.net && (mission_end ?? outcome === 'in flight'))
    .map(({ launch, mission_end }) => ({
      from: seconds(launch.net!),
      to: mission_end === null ? Number.MAX_VALUE : seconds(mission_end),
    }))
    .filter(({ from, to }) => to > from);
  let most: { flights: number; from: number } | null = null;
  for (const moment of spans.map(({ from }) => from).toSorted((a, b) => a - b)) {
    const flights = spans.filter(({ from, to }) => from <= moment && moment < to).length;
    if (flights > (most?.flights ?? 0)) most = { flights, from: moment };
  }
  return most;
}
