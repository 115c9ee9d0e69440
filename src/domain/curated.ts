/**
 * What the atlas adds to Launch Library 2's records: small tables of one fact a row, each with its source. A row fills a
 * gap, or overrules a record where it says why. Rows are keyed by LL2's id of the spacecraft and the day of the launch.
 */
import { epochSeconds, formatDateTime, isExact, timeOfDay } from './dates.ts';
import { isoDuration } from './durations.ts';
import type { EvidenceKind, FlightRecord, Snapshot, SpacecraftRecord } from './schema.ts';

/** Folder of the tables, beside the snapshot. */
export const CURATED_FOLDER = 'curated';

/** What every row has that is about one flight. */
export interface FlightKey {
  spacecraft_id: number;
  /** Day of the launch, UTC. */
  launch_day: string;
  source: EvidenceKind;
}

/** Somebody aboard a flight. */
export interface CuratedCrew extends FlightKey {
  /** Name of a row of {@link CuratedPerson}. */
  name: string;
  /** LL2's word; null where none fits. */
  role: string | null;
  /** Whether this person went up in the craft. */
  up: boolean;
  /** Whether this person came down in it. */
  down: boolean;
}

export interface CuratedPerson {
  /** The name by which crews call this person. */
  name: string;
  /** Countries by ISO 3166-1 alpha-3 code. */
  countries: readonly string[];
  /** LL2's id of the astronaut; null where it is not known. */
  ll2_id: number | null;
}

export interface CuratedEnd extends FlightKey {
  /** Moment or day of landing, loss or re-entry. */
  mission_end: string;
  /** Why it overrules LL2's end; null where it only fills a gap. */
  overrules: string | null;
}

export interface CuratedNote extends FlightKey {
  note: string;
}

/** Whether a flight got where it was bound for. */
export interface CuratedReached extends FlightKey {
  reached: boolean;
}

export interface CuratedLanding extends FlightKey {
  /** LL2's id in `config/landing_types/`; null where only the place is known. */
  landing_type: number | null;
  place: string | null;
}

/** What a flight was launched on and from. */
export interface CuratedLaunch extends FlightKey {
  /** LL2's full name of the launch vehicle. */
  vehicle: string | null;
  pad: string | null;
  site: string | null;
}

/** What a configuration's height means where it is not that of the craft. */
export interface CuratedHeight {
  configuration_id: number;
  /** Completes "The height is that of": `the launch stack`. */
  height_of: string;
  source: EvidenceKind;
}

/** All tables. */
export interface Curated {
  people: readonly CuratedPerson[];
  crews: readonly CuratedCrew[];
  ends: readonly CuratedEnd[];
  notes: readonly CuratedNote[];
  reached: readonly CuratedReached[];
  launches: readonly CuratedLaunch[];
  landings: readonly CuratedLanding[];
  heights: readonly CuratedHeight[];
}

/** Kinds of landing with LL2's id in `config/landing_types/`; null where LL2 has none for spacecraft. */
export const curatedLandings = {
  splashdown: 3,
  'parachute landing': 4,
  'runway landing': 6,
  'burned up': 7,
  'powered landing': null,
} as const satisfies Record<string, number | null>;

/** Tables without a row. */
export const nothingCurated: Curated = {
  people: [],
  crews: [],
  ends: [],
  notes: [],
  reached: [],
  launches: [],
  landings: [],
  heights: [],
};

/** Names of the tables, which are those of their files. */
export const curatedTables = Object.keys(nothingCurated) as (keyof Curated)[];

/** Tables whose rows are about one flight. */
const flightTables = ['crews', 'ends', 'notes', 'reached', 'launches', 'landings'] as const;
type FlightTable = (typeof flightTables)[number];

/** What the tables add to one flight. */
export interface FlightAdditions {
  crew: readonly CuratedCrew[];
  note: string | null;
  reached: boolean | null;
  launch: CuratedLaunch | null;
  landing: CuratedLanding | null;
}

/** A snapshot with the ends that the tables have, and what else they add to it. */
export interface CuratedSnapshot {
  snapshot: Snapshot;
  additionsTo: (flight: FlightRecord) => FlightAdditions | undefined;
  people: readonly CuratedPerson[];
  heights: ReadonlyMap<number, string>;
  /** Rows that match no flight or no configuration: `crews: spacecraft 1, 1969-07-16`. */
  unmatched: readonly string[];
}

/** Ends that differ by less, in seconds, say the same. */
const SAME_END = 60;

/**
 * Adds the curated tables to a snapshot. A row whose flight is not in the snapshot is listed in `unmatched`, and so is one
 * that two flights of one day could mean.
 */
export function withCurated(snapshot: Snapshot, curated: Curated): CuratedSnapshot {
  const rows = groupByFlight(curated);
  const matched = new Set<string>();
  const additions = new Map<FlightRecord, FlightAdditions>();
  const spacecraft = snapshot.spacecraft.map((craft) => {
    const doubts: string[] = [];
    const flights = craft.flights.map((flight) => {
      const key = keyOf(craft, flight, matched);
      const about = key === null ? undefined : rows.get(key);
      if (about === undefined) return flight;
      const [end] = about.ends;
      const ended = end ? withEnd(flight, end, doubts) : flight;
      additions.set(ended, {
        crew: about.crews,
        note: about.notes[0]?.note ?? null,
        reached: about.reached[0]?.reached ?? null,
        launch: about.launches[0] ?? null,
        landing: about.landings[0] ?? null,
      });
      return ended;
    });
    return doubts.length > 0
      ? { ...craft, flights, doubts: [...craft.doubts, ...doubts] }
      : flights.every((flight, index) => flight === craft.flights[index])
        ? craft
        : { ...craft, flights };
  });
  const configurations = new Set(snapshot.configurations.map(({ id }) => id));
  return {
    snapshot: { ...snapshot, spacecraft },
    additionsTo: (flight) => additions.get(flight),
    people: curated.people,
    heights: new Map(curated.heights.map(({ configuration_id, height_of }) => [configuration_id, height_of])),
    unmatched: [
      ...[...rows].flatMap(([key, about]) => (matched.has(key) ? [] : unmatchedRows(key, about))),
      ...curated.heights.flatMap(({ configuration_id: id }) =>
        configurations.has(id) ? [] : [`heights: configuration ${id}`],
      ),
    ],
  };
}

type RowsOfFlight = { [Table in FlightTable]: Curated[Table][number][] };

function groupByFlight(curated: Curated): ReadonlyMap<string, RowsOfFlight> {
  const rows = new Map<string, RowsOfFlight>();
  for (const table of flightTables) {
    for (const row of curated[table]) {
      const key = `${row.spacecraft_id} ${row.launch_day}`;
      const about = rows.get(key) ?? { crews: [], ends: [], notes: [], reached: [], launches: [], landings: [] };
      (about[table] as (typeof row)[]).push(row);
      rows.set(key, about);
    }
  }
  return rows;
}

/** The key of a flight, noted as matched; null where another flight of the craft was launched on that day. */
function keyOf(craft: SpacecraftRecord, { launch }: FlightRecord, matched: Set<string>): string | null {
  const day = launch.net?.slice(0, 10);
  if (day === undefined || craft.flights.filter((each) => each.launch.net?.startsWith(day)).length > 1) return null;
  const key = `${craft.id} ${day}`;
  matched.add(key);
  return key;
}

function unmatchedRows(key: string, about: RowsOfFlight): string[] {
  const [id, day] = key.split(' ');
  return flightTables
    .filter((table) => about[table].length > 0)
    .map((table) => `${table}: spacecraft ${id}, launched ${day}`);
}

function withEnd(flight: FlightRecord, row: CuratedEnd, doubts: string[]): FlightRecord {
  const { mission_end: known } = flight;
  if (known !== null && (row.overrules === null || saySame(known, row.mission_end))) return flight;
  if (known !== null) {
    const mission = flight.mission === null ? 'A flight' : flight.mission;
    const time = timeOfDay(known);
    const when = `${formatDateTime(known)}${time === null ? '' : `, ${time} UTC`}`;
    doubts.push(`${mission} ends ${when}, in Launch Library 2’s record: ${row.overrules}.`);
  }
  const { net } = flight.launch;
  const seconds = net !== null && isExact(row.mission_end) ? epochSeconds(row.mission_end) - epochSeconds(net) : null;
  return {
    ...flight,
    mission_end: row.mission_end,
    duration: seconds === null ? (known === null ? flight.duration : null) : isoDuration(Math.max(0, seconds)),
    evidence: { launch: [], check: [], ...flight.evidence, end: [row.source] },
  };
}

function saySame(a: string, b: string): boolean {
  if (!isExact(a) || !isExact(b)) return a.slice(0, 10) === b.slice(0, 10);
  return Math.abs(epochSeconds(a) - epochSeconds(b)) <= SAME_END;
}
