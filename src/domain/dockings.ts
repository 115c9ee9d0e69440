/** Which craft was at which port of which station when, and what is doubtful about it. */
import type { Catalogue, Craft } from './catalogue.ts';
import { formatDate, epochSeconds, periodEnd } from './dates.ts';
import { destinationOf, stationDestinations } from './destinations.ts';
import type { Flight } from './flights.ts';
import { indexById } from './flight-references.ts';
import type { FlightDocking } from './flight-dockings.ts';
import type { SpaceStationRecord } from './schema-details.ts';
import type { Snapshot } from './schema.ts';

/** A docking at a station, with the craft and what is doubtful about it. */
export interface StationDocking extends FlightDocking {
  craft: Craft;
  flight: Flight;
  /** Sentences; a docking with one is no fact. */
  doubts: readonly string[];
}

/** A flight of a craft. */
export interface CraftFlight {
  craft: Craft;
  flight: Flight;
}

/** A space station with the craft that docked there, or were bound for it. */
export interface Station {
  /** LL2's id. */
  id: number;
  name: string;
  /** Its name in a sentence: `the International Space Station`. */
  place: string;
  founded: string | null;
  deorbited: string | null;
  status: string | null;
  orbit: string | null;
  /** By docking; those whose moment is unknown last. */
  dockings: readonly StationDocking[];
  /** Flights that were bound for the station or docked there, in order of launch. */
  flights: readonly CraftFlight[];
}

/**
 * The stations of a snapshot, and those of the table of destinations that a flight is bound for, with their dockings and
 * flights: in order of the first of these.
 */
export function stationsOf(snapshot: Snapshot, { spacecraft }: Pick<Catalogue, 'spacecraft'>): Station[] {
  const flights = spacecraft
    .flatMap((craft) => craft.flights.map((flight): CraftFlight => ({ craft, flight })))
    .toSorted(byLaunch);
  const bound = Map.groupBy(flights, ({ flight: { destination } }) => {
    return destination === null ? null : destinationOf(destination).stationId;
  });
  const docked = Map.groupBy(
    flights.flatMap(({ craft, flight }) =>
      (flight.dockings ?? []).map((docking) => ({ ...docking, craft, flight, doubts: [] })),
    ),
    ({ station }) => station?.id ?? null,
  );
  const recorded = indexById(snapshot.space_stations);
  const ids = new Set([...recorded.keys(), ...[...bound.keys()].filter((id) => id !== null)]);
  return [...ids]
    .flatMap((id) => {
      const station = recorded.get(id) ?? unrecorded(id);
      const dockings = withDoubts(docked.get(id) ?? []);
      const visits = new Set([...(bound.get(id) ?? []).map(keyOf), ...dockings.map(keyOf)]);
      return station
        ? [
            stationOf(
              station,
              dockings,
              flights.filter((each) => visits.has(keyOf(each))),
            ),
          ]
        : [];
    })
    .toSorted((a, b) => firstMoment(a) - firstMoment(b) || a.id - b.id);
}

function keyOf({ flight }: CraftFlight): Flight {
  return flight;
}

function stationOf(
  { id, name, status, founded, deorbited, orbit }: SpaceStationRecord,
  dockings: readonly StationDocking[],
  flights: readonly CraftFlight[],
): Station {
  const { place } = destinationOf(name);
  return { id, name, place, founded, deorbited, status: status?.name ?? null, orbit, dockings, flights };
}

/** A station of which Launch Library 2 sent no record yet. */
function unrecorded(id: number): SpaceStationRecord | null {
  const destination = stationDestinations.get(id);
  return destination ? { id, name: destination.name, status: null, founded: null, deorbited: null, orbit: null } : null;
}

function firstMoment({ founded, flights }: Station): number {
  const [first] = flights;
  const date = founded ?? first?.flight.launchDate ?? null;
  return date === null ? Infinity : epochSeconds(date);
}

function byLaunch(a: CraftFlight, b: CraftFlight): number {
  const seconds = ({ flight: { launchDate } }: CraftFlight) =>
    launchDate === null ? Infinity : epochSeconds(launchDate);
  const [one, other] = [seconds(a), seconds(b)];
  return one === other ? a.craft.id - b.craft.id : one - other;
}

/** Dockings at one station with their doubts, by docking. */
function withDoubts(dockings: readonly StationDocking[]): StationDocking[] {
  const sorted = dockings.toSorted(
    (a, b) => seconds(a.docking, Infinity) - seconds(b.docking, Infinity) || a.id - b.id,
  );
  const byPort = Map.groupBy(sorted, ({ port }) => port?.id ?? null);
  const overlaps = new Map([...byPort].flatMap(([port, atPort]) => (port === null ? [] : [...overlapDoubts(atPort)])));
  return sorted.map((docking) => ({ ...docking, doubts: [...timeDoubts(docking), ...(overlaps.get(docking) ?? [])] }));
}

/**
 * Those of the dockings at one port that overlap another; one that ends as the next begins does not. A sentence names two,
 * however many there are.
 *
 * @param sorted - by docking
 */
function overlapDoubts(sorted: readonly StationDocking[]): Map<StationDocking, readonly string[]> {
  const doubts = new Map<StationDocking, readonly string[]>();
  const add = (docking: StationDocking, doubt: string) => {
    if (!doubts.has(docking)) doubts.set(docking, [doubt]);
  };
  let longest: { docking: StationDocking; to: number } | null = null;
  for (const docking of sorted) {
    const [from, to] = dockedSpan(docking) ?? [0, 0];
    if (to <= from) continue;
    if (longest && from < longest.to) {
      const doubt = overlapDoubt(longest.docking, docking);
      add(longest.docking, doubt);
      add(docking, doubt);
    }
    if (!longest || to > longest.to) longest = { docking, to };
  }
  return doubts;
}

function seconds(moment: string | null, otherwise: number): number {
  return moment === null ? otherwise : epochSeconds(moment);
}

/** Craft that were docked at a station when their records were last read: without a departure, and without a doubt. */
export function dockedNow({ dockings }: Pick<Station, 'dockings'>): Craft[] {
  const docked = dockings.filter(
    ({ departure, doubts, flight }) => departure === null && doubts.length === 0 && flight.outcome === 'in flight',
  );
  return [...new Set(docked.map(({ craft }) => craft))];
}

/** From when to when a craft was docked, in seconds since 1970; to the end of its flight where no departure is known. */
export function dockedSpan({
  docking,
  departure,
  flight,
  craft,
}: StationDocking): readonly [from: number, to: number] | null {
  if (docking === null) return null;
  const from = epochSeconds(docking);
  if (departure !== null) return [from, epochSeconds(departure)];
  if (flight.outcome === 'in flight') return [from, Math.max(from, periodEnd(craft.as_of))];
  return null;
}

/** @param later - the one that docked while the other was there */
function overlapDoubt(docking: StationDocking, later: StationDocking): string {
  return `${docking.craft.name} and ${later.craft.name} are both recorded at ${docking.port?.name ?? 'one port'} at one time, from ${formatDate(later.docking ?? '')}.`;
}

function timeDoubts({ craft, flight, docking, departure }: StationDocking): string[] {
  const { launchDate, endDate, outcome } = flight;
  const name = `${craft.name}’s docking${docking === null ? '' : ` of ${formatDate(docking)}`}`;
  return [
    docking === null ? `The moment of ${name} is not recorded.` : null,
    docking !== null && departure !== null && epochSeconds(departure) < epochSeconds(docking)
      ? `${name} ends before it begins, on ${formatDate(departure)}.`
      : null,
    docking !== null && launchDate !== null && epochSeconds(docking) < epochSeconds(launchDate)
      ? `${name} is recorded before its launch on ${formatDate(launchDate)}.`
      : null,
    endDate !== null && epochSeconds(departure ?? docking ?? endDate) > periodEnd(endDate)
      ? `${name} is recorded to last beyond the end of its flight on ${formatDate(endDate)}.`
      : null,
    departure === null && outcome !== 'in flight' ? `The departure after ${name} is not recorded.` : null,
  ].filter((doubt) => doubt !== null);
}
