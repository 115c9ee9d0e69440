/**
 * What crews and dockings should be, worked out a second time and naively, from the snapshot alone: no code of the site
 * is asked but that of slugs.
 */
import { parse } from 'csv-parse/sync';

import { slugOf } from '#domain/slugs.ts';
import type { FlightRecord, Snapshot, SpacecraftRecord } from '#domain/schema.ts';

import type { CsvRow } from './api-files.ts';

/** A flight of the snapshot with its craft and its place there. */
export interface Flown {
  craft: SpacecraftRecord;
  flight: FlightRecord;
  number: number;
}

/** All flights of a snapshot, by craft. */
export const flownOf = (snapshot: Snapshot): Flown[] =>
  snapshot.spacecraft
    .toSorted((a, b) => a.id - b.id)
    .flatMap((craft) => craft.flights.map((flight, index) => ({ craft, flight, number: index + 1 })));

/** The record with an id, if there is one. */
export const find = <Row extends { id: number }>(rows: readonly Row[], id: number | null) =>
  rows.find((row) => row.id === id) ?? null;

type Cell = string | number | boolean | null | undefined | readonly string[];

/** A row as CSV has it. */
export const texts = (values: Readonly<Record<string, Cell>>): CsvRow =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  );

const flightKey = ({ craft, flight, number }: Flown) => ({
  spacecraft_id: craft.id,
  flight_number: number,
  flight_id: flight.id,
});

/** The texts of curated tables, by name. */
type CuratedTexts = Readonly<Record<string, string>>;

/** The rows of a curated table. */
export const curatedRows = (curated: CuratedTexts, table: string): Record<string, string>[] =>
  parse(curated[table] ?? '', { columns: true });

/** Who went up, or came down: no doll, and nobody who is yet to come down. */
export function expectedCrew(snapshot: Snapshot, flown: Flown, curated: CuratedTexts): CsvRow[] {
  return flown.flight.details === null ? curatedCrew(flown, curated) : recordedCrew(snapshot, flown);
}

const sources: Readonly<Record<string, string>> = {
  gcat: 'GCAT (J. McDowell)',
  page: 'public reports of the mission',
};

function curatedCrew(flown: Flown, curated: CuratedTexts): CsvRow[] {
  const { craft, flight } = flown;
  const about = curatedRows(curated, 'crews').filter(
    (row) => Number(row['spacecraft_id']) === craft.id && flight.launch.net?.startsWith(`${row['launch_day']}T`),
  );
  return about.map((row) =>
    texts({
      ...flightKey(flown),
      launch_designator: flight.launch.launch_designator,
      person_segment: curatedSegment(row['name'] ?? ''),
      person_id: null,
      person_name: row['name'],
      role: row['role'] === '' ? null : row['role'],
      up: row['up'] === 'yes',
      down: row['down'] === 'yes',
      source: sources[row['source'] ?? ''],
    }),
  );
}

/** Address of somebody without an id; the page of who is in space has its own. */
export const curatedSegment = (name: string) => (name === 'In Space' ? 'in-space-person' : slugOf(name));

function recordedCrew(snapshot: Snapshot, flown: Flown): CsvRow[] {
  const { details, outcome, launch } = flown.flight;
  const over = outcome !== 'in flight' && outcome !== 'planned';
  const ids = (list: 'launch_crew' | 'landing_crew') =>
    (details?.[list] ?? []).flatMap(({ role, astronaut }) => (role === 20 || astronaut === null ? [] : astronaut));
  const [up, down] = [ids('launch_crew'), over ? ids('landing_crew') : []];
  return [...new Set([...up, ...down])].map((id) => {
    const entries = [...(details?.launch_crew ?? []), ...(details?.landing_crew ?? [])];
    const { role } = entries.find((entry) => entry.astronaut === id && entry.role !== 20)!;
    const { name } = find(snapshot.astronauts, id)!;
    return texts({
      ...flightKey(flown),
      launch_designator: launch.launch_designator,
      person_segment: `${slugOf(name)}-${id}`,
      person_id: id,
      person_name: name,
      role: find(snapshot.astronaut_roles, role)?.name,
      up: up.includes(id),
      down: down.includes(id),
      source: 'Launch Library 2',
    });
  });
}

/** A docking with the station that it is at and the moments between which it lasted, as text; ends that are days are whole. */
export function expectedDockings(snapshot: Snapshot) {
  return flownOf(snapshot).flatMap((flown) =>
    (flown.flight.details?.docking_events ?? []).map((event, index) => {
      const port = find(snapshot.docking_locations, event.docking_location);
      const station = find(snapshot.space_stations, event.space_station_target ?? port?.space_station ?? null);
      const up = flown.flight.outcome === 'in flight';
      return { ...flown, event, index, port, station, until: event.departure ?? (up ? `${flown.craft.as_of}~` : null) };
    }),
  );
}

type Docked = ReturnType<typeof expectedDockings>[number];

/** Whether a docking cannot be, by itself or beside another one at its port. */
export function isDoubtful({ flight, event, port, until }: Docked, all: readonly Docked[]): boolean {
  const { docking, departure } = event;
  if (docking === null || until === null) return true;
  const end = flight.mission_end;
  const others = all.filter((other) => other.event !== event && port !== null && other.port?.id === port.id);
  return (
    until < docking ||
    docking < (flight.launch.net ?? '') ||
    (end !== null && (departure ?? docking) > (end.length === 10 ? `${end}~` : end)) ||
    others.some(
      (other) =>
        other.event.docking !== null && other.until !== null && other.event.docking < until && docking < other.until,
    )
  );
}
