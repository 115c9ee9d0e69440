/** Who was in space and what was docked where, worked out a second time from the snapshot alone. */
import type { FlightRecord, Snapshot, SpacecraftRecord } from '#domain/schema.ts';

/** A flight of a craft with details. */
export interface DetailedFlight {
  craft: SpacecraftRecord;
  flight: FlightRecord;
  /** Place among the flights of the craft that have begun. */
  index: number;
}

/** Days on which somebody was up, both included. */
export interface Days {
  name: string;
  first: string;
  last: string;
}

/** Roles of dolls. */
const dolls = [19, 20];

/** Every flight that has begun and of which details were read. */
export function detailedFlights(snapshot: Snapshot): DetailedFlight[] {
  return snapshot.spacecraft.flatMap((craft) =>
    craft.flights
      .filter(({ outcome }) => outcome !== 'planned')
      .map((flight, index) => ({ craft, flight, index }))
      .filter(({ flight }) => flight.details !== null),
  );
}

/** Ids of the astronauts of a crew. */
export function crewIds({ details }: FlightRecord, part: 'launch_crew' | 'landing_crew'): number[] {
  const members = details?.[part] ?? [];
  const ids = members.flatMap(({ astronaut, role }) =>
    astronaut === null || dolls.includes(role ?? 0) ? [] : [astronaut],
  );
  return [...new Set(ids)];
}

/** The days of everyone: each launch with what comes next, be it a landing, another launch or nothing. */
export function daysInSpace(snapshot: Snapshot): Days[] {
  const found: Days[] = [];
  for (const { id, name } of snapshot.astronauts) {
    const events = detailedFlights(snapshot)
      .filter(({ flight }) => flight.mission_end === null || flight.mission_end !== flight.launch.net)
      .flatMap(({ craft, flight }) => [
        ...(crewIds(flight, 'launch_crew').includes(id)
          ? [{ kind: 'up', at: flight.launch.net ?? '', craft, flight }]
          : []),
        ...(crewIds(flight, 'landing_crew').includes(id) && flight.mission_end !== null
          ? [{ kind: 'down', at: flight.mission_end, craft, flight }]
          : []),
      ])
      .toSorted((a, b) => (a.at < b.at ? -1 : 1));
    events.forEach((event, place) => {
      const [before, next] = [events[place - 1], events[place + 1]];
      const day = event.at.slice(0, 10);
      if (event.kind === 'down') {
        if (before?.kind !== 'up') found.push({ name, first: day, last: day });
        return;
      }
      const { craft, flight } = event;
      const ended =
        flight.outcome === 'lost' ? flight.mission_end : flight.outcome === 'in flight' ? craft.as_of : null;
      const last = next?.kind === 'down' ? next.at : (ended ?? day);
      found.push({ name, first: day, last: last.slice(0, 10) });
    });
  }
  return found;
}

/** A docking at a station, in milliseconds since 1970. */
export interface ExpectedDocking {
  id: number;
  craft: number;
  port: number | null;
  from: number;
  to: number;
  doubtful: boolean;
}

/** Every docking at a station of which the moment is known. */
export function dockingsAt(snapshot: Snapshot, station: number): ExpectedDocking[] {
  const all = detailedFlights(snapshot).flatMap(({ craft, flight }) =>
    (flight.details?.docking_events ?? [])
      .filter(({ space_station_target, docking }) => space_station_target === station && docking !== null)
      .map((event): ExpectedDocking => {
        const from = Date.parse(event.docking ?? '');
        const going = flight.outcome === 'in flight';
        const to = event.departure === null ? (going ? Date.parse(craft.as_of) : from) : Date.parse(event.departure);
        const launch = Date.parse(flight.launch.net ?? '');
        const end = flight.mission_end === null ? Infinity : Date.parse(flight.mission_end);
        const unended = event.departure === null && !going;
        return {
          id: event.id,
          craft: craft.id,
          port: event.docking_location,
          from,
          to,
          doubtful: unended || to < from || from < launch || to > end,
        };
      }),
  );
  const lasts = ({ from, to }: ExpectedDocking) => from < to;
  const share = (a: ExpectedDocking, b: ExpectedDocking) =>
    a !== b && a.port !== null && a.port === b.port && lasts(a) && lasts(b) && a.from < b.to && b.from < a.to;
  return all.map((each) => ({ ...each, doubtful: each.doubtful || all.some((other) => share(each, other)) }));
}

/** Numbers from 0 up to a limit, in a row that is the same on every machine. */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}
