/** Normalizes what only the service's list of flights holds: crews and dockings. */
import { z } from 'zod';

import { flightDetailsSchema } from '#domain/schema-details.ts';
import type { CrewMemberRecord, DockingEventRecord, FlightDetailsRecord } from '#domain/schema-details.ts';
import { most } from '#domain/schema-values.ts';
import type { Problem } from '#domain/validate-snapshot.ts';

import { firstProblem, issuesAsProblems } from '../support/problems.ts';
import { countryOf } from './launch-references.ts';
import type { ReferenceNormalizer } from './normalize-references.ts';
import { upstreamCountry, upstreamNamed } from './upstream.ts';
import { ValueReader } from './values.ts';

const text = z.string().nullish();
const id = z.int().positive();
const code = z.int().nonnegative();
const reference = z.looseObject({ id: code }).nullish();

const upstreamCrewMember = z.object({ id: id.nullish(), role: reference, astronaut: reference });

const upstreamDocking = z.object({
  id,
  docking: text,
  departure: text,
  docking_location: reference,
  space_station_target: reference,
  flight_vehicle_target: reference,
});

/** A flight in the detailed mode; what the list of spacecraft sends as well is left out. */
const upstreamDetails = z.object({
  id,
  launch_crew: z.array(upstreamCrewMember).nullish(),
  onboard_crew: z.array(upstreamCrewMember).nullish(),
  landing_crew: z.array(upstreamCrewMember).nullish(),
  docking_events: z.array(upstreamDocking).nullish(),
});

const upstreamAstronaut = z.object({
  id,
  name: z.string(),
  nationality: z.array(upstreamCountry).nullish(),
  agency: z.object({ id, name: z.string(), abbrev: text }).nullish(),
});
const upstreamRole = z.object({ id: code, role: z.string(), priority: z.number().nullish() });
const upstreamStation = z.object({
  id,
  name: z.string(),
  status: z.object({ id: code, name: z.string() }).nullish(),
  founded: text,
  deorbited: text,
  orbit: text,
});
const upstreamPort = upstreamNamed.extend({ spacestation: reference });

type Crew = z.infer<typeof upstreamDetails>['launch_crew'];
type Nested = z.infer<typeof reference>;

/** The details of a flight as a page has them; null where its record failed its schema. */
export interface DetailsRow {
  /** LL2's id of the flight. */
  id: number;
  details: FlightDetailsRecord | null;
}

/**
 * The details in a record of the list of flights.
 *
 * @param asOf - moment of the response
 * @param problems - collects problems
 * @param references - stores what the details refer to
 * @returns null where even the flight's id is unreadable
 */
export function normalizeDetails(
  record: unknown,
  asOf: string,
  problems: Problem[],
  references: ReferenceNormalizer,
): DetailsRow | null {
  const identified = z.looseObject({ id }).safeParse(record);
  const flightId = identified.success ? identified.data.id : null;
  const label = flightId === null ? 'a flight without an id' : `spacecraft_flights ${flightId}`;
  const fail = (error: z.ZodError): DetailsRow | null => {
    const found = issuesAsProblems(label, error);
    problems.push({ record: label, path: '', message: `${firstProblem(found)}; its earlier crews and dockings stay` });
    return flightId === null ? null : { id: flightId, details: null };
  };
  const upstream = upstreamDetails.safeParse(record, { reportInput: true });
  if (!upstream.success) return fail(upstream.error);
  const reader = new ValueReader(label, problems);
  const flight = upstream.data;
  const crew = (path: string, members: Crew) => crewOf(path, members, reader, references);
  const details: FlightDetailsRecord = {
    as_of: asOf,
    launch_crew: crew('launch_crew', flight.launch_crew),
    onboard_crew: crew('onboard_crew', flight.onboard_crew),
    landing_crew: crew('landing_crew', flight.landing_crew),
    docking_events: reader
      .list('docking_events', flight.docking_events, most.dockings)
      .map((event, index) => dockingOf(event, `docking_events[${index}]`, reader, references))
      // The service does not sort them.
      .sort((a, b) => compare(a.docking, b.docking) || a.id - b.id),
  };
  const checked = flightDetailsSchema.safeParse(details, { reportInput: true });
  return checked.success ? { id: flight.id, details } : fail(checked.error);
}

function crewOf(path: string, members: Crew, reader: ValueReader, references: ReferenceNormalizer): CrewMemberRecord[] {
  return reader.list(path, members, most.crew).map((member) => ({
    id: member.id ?? null,
    role: references.add('astronaut_roles', member.role ?? null, 1, upstreamRole, (role, values) => ({
      id: role.id,
      name: values.name('role', role.role),
      priority: values.priority('priority', role.priority),
    })),
    astronaut: references.add('astronauts', member.astronaut ?? null, 1, upstreamAstronaut, (astronaut, values) => ({
      id: astronaut.id,
      name: values.name('name', astronaut.name),
      nationality: values
        .list('nationality', astronaut.nationality, most.countries)
        .map((country, index) => countryOf(country, values, `nationality[${index}]`)),
      agency: astronaut.agency
        ? {
            id: astronaut.agency.id,
            name: values.name('agency.name', astronaut.agency.name),
            abbrev: values.line('agency.abbrev', astronaut.agency.abbrev) ?? '',
          }
        : null,
    })),
  }));
}

function dockingOf(
  event: z.infer<typeof upstreamDocking>,
  path: string,
  reader: ValueReader,
  references: ReferenceNormalizer,
): DockingEventRecord {
  return {
    id: event.id,
    docking: reader.moment(`${path}.docking`, event.docking),
    departure: reader.moment(`${path}.departure`, event.departure),
    docking_location: references.add(
      'docking_locations',
      event.docking_location ?? null,
      1,
      upstreamPort,
      (port, values) => ({
        id: port.id,
        name: values.name('name', port.name),
        space_station: stationOf(port.spacestation, references),
      }),
    ),
    space_station_target: stationOf(event.space_station_target, references),
    flight_vehicle_target: event.flight_vehicle_target?.id || null,
  };
}

function stationOf(raw: Nested, references: ReferenceNormalizer): number | null {
  // A port names its station shortly, a docking at the station in full.
  const rank = raw && 'founded' in raw ? 2 : 1;
  return references.add('space_stations', raw ?? null, rank, upstreamStation, (station, values) => ({
    id: station.id,
    name: values.name('name', station.name),
    status: station.status ? { id: station.status.id, name: values.name('status.name', station.status.name) } : null,
    founded: values.day('founded', station.founded?.slice(0, 10)),
    deorbited: values.day('deorbited', station.deorbited?.slice(0, 10)),
    orbit: values.line('orbit', station.orbit),
  }));
}

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}
