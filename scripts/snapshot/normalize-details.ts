/** Normalizes the crews and dockings of a flight, and the records that they refer to. */
import { z } from 'zod';

import type { CrewMemberRecord, DockingEventRecord, FlightDetailsRecord } from '#domain/schema-details.ts';
import { most } from '#domain/schema-values.ts';

import { countryOf } from './launch-references.ts';
import type { ReferenceNormalizer } from './normalize-references.ts';
import { upstreamCountry } from './upstream.ts';
import type { UpstreamReference } from './upstream.ts';
import type { ValueReader } from './values.ts';

type Nested = UpstreamReference | undefined;

const text = z.string().nullish();
const id = z.int().positive({ error: 'expected an id, a whole number above 0' });
const code = z.int().nonnegative();
const reference = z.looseObject({ id }).nullish();

const upstreamCrew = z.array(
  z.object({ id: id.nullish(), role: z.looseObject({ id: code }).nullish(), astronaut: reference }),
);
const upstreamDocking = z.object({
  id,
  docking: text,
  departure: text,
  docking_location: reference,
  space_station_target: reference,
  flight_vehicle_target: reference,
});

/**
 * A flight in the detailed mode, as far as only that mode has it. The lists must be there: without them the service has
 * sent another mode, and who was aboard stays unknown.
 */
export const upstreamFlightDetails = z.object({
  id,
  url: text,
  launch_crew: upstreamCrew.nullable(),
  onboard_crew: upstreamCrew.nullable(),
  landing_crew: upstreamCrew.nullable(),
  docking_events: z.array(upstreamDocking).nullable(),
});

export type UpstreamFlightDetails = z.infer<typeof upstreamFlightDetails>;

const named = z.object({ id: code, name: z.string() });
const upstreamRole = z.object({ id: code, role: z.string(), priority: z.number().nullish() });
const upstreamAgencyMini = z.object({ id, name: z.string(), abbrev: text });
const upstreamAstronaut = z.object({
  id,
  name: z.string(),
  nationality: z.array(upstreamCountry).nullish(),
  agency: upstreamAgencyMini.nullish(),
});
const upstreamStation = named.extend({ status: named.nullish(), founded: text, deorbited: text, orbit: text });
const upstreamPort = named.extend({ spacestation: reference });

/** Stores the records of crews and dockings. */
export class DetailsNormalizer {
  readonly #records: ReferenceNormalizer;
  readonly #asOf: string;

  /** @param asOf - time of the response */
  constructor(records: ReferenceNormalizer, asOf: string) {
    this.#records = records;
    this.#asOf = asOf;
  }

  /** The details of a flight, its dockings in order. @param reader - of the flight's record; collects problems */
  details(flight: UpstreamFlightDetails, reader: ValueReader): FlightDetailsRecord {
    const crew = (field: 'launch_crew' | 'onboard_crew' | 'landing_crew') =>
      reader.list(field, flight[field], most.crew).map((member): CrewMemberRecord => ({
        id: member.id ?? null,
        role: this.#role(member.role ?? undefined),
        astronaut: this.#astronaut(member.astronaut ?? undefined),
      }));
    return {
      as_of: this.#asOf,
      launch_crew: crew('launch_crew'),
      onboard_crew: crew('onboard_crew'),
      landing_crew: crew('landing_crew'),
      docking_events: reader
        .list('docking_events', flight.docking_events, most.dockings)
        .map((event, index) => this.#docking(event, reader, `docking_events[${index}]`))
        .sort(compareDockings),
    };
  }

  #docking(event: z.infer<typeof upstreamDocking>, reader: ValueReader, path: string): DockingEventRecord {
    return {
      id: event.id,
      docking: reader.moment(`${path}.docking`, event.docking),
      departure: reader.moment(`${path}.departure`, event.departure),
      docking_location: this.#port(event.docking_location ?? undefined),
      space_station_target: this.#station(event.space_station_target ?? undefined),
      flight_vehicle_target: event.flight_vehicle_target?.id ?? null,
    };
  }

  #role(raw: Nested): number | null {
    return this.#records.add('astronaut_roles', raw, 1, upstreamRole, ({ id, role, priority }, reader) => ({
      id,
      name: reader.name('role', role),
      priority: reader.priority('priority', priority),
    }));
  }

  #astronaut(raw: Nested): number | null {
    return this.#records.add('astronauts', raw, 1, upstreamAstronaut, ({ id, name, nationality, agency }, reader) => ({
      id,
      name: reader.name('name', name),
      nationality: reader
        .list('nationality', nationality, most.countries)
        .map((country, index) => countryOf(country, reader, `nationality[${index}]`)),
      agency: agency
        ? {
            id: agency.id,
            name: reader.name('agency.name', agency.name),
            abbrev: reader.line('agency.abbrev', agency.abbrev) ?? '',
          }
        : null,
    }));
  }

  /** A port names its station without its dates. */
  #station(raw: Nested): number | null {
    const rank = raw && 'founded' in raw ? stationRanks.whole : stationRanks.name;
    return this.#records.add('space_stations', raw, rank, upstreamStation, (station, reader) => ({
      id: station.id,
      name: reader.name('name', station.name),
      status: station.status ? { id: station.status.id, name: reader.name('status.name', station.status.name) } : null,
      founded: reader.day('founded', station.founded),
      deorbited: reader.day('deorbited', station.deorbited),
      orbit: reader.line('orbit', station.orbit),
    }));
  }

  #port(raw: Nested): number | null {
    return this.#records.add('docking_locations', raw, 1, upstreamPort, ({ id, name, spacestation }, reader) => ({
      id,
      name: reader.name('name', name),
      space_station: this.#station(spacestation ?? undefined),
    }));
  }
}

/** How much a record of a station holds. */
export const stationRanks = { name: 1, whole: 2 } as const;

/** By docking, then by id; a docking without a time comes last. */
function compareDockings(a: DockingEventRecord, b: DockingEventRecord): number {
  if (a.docking === b.docking) return a.id - b.id;
  if (a.docking === null || b.docking === null) return a.docking === null ? 1 : -1;
  return a.docking < b.docking ? -1 : 1;
}
