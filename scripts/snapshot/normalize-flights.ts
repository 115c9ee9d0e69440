/** Normalizes the flights of a detailed record. */
import { outcomesOf } from '#domain/flight-outcomes.ts';
import type { CraftFacts } from '#domain/flight-outcomes.ts';
import type { FlightRecord } from '#domain/schema.ts';
import type { LandingRecord, LaunchRecord } from '#domain/schema-launch.ts';
import { longest, most } from '#domain/schema-values.ts';

import { dockedTime } from './docked.ts';
import type { LaunchReferences } from './launch-references.ts';
import type { UpstreamFlight } from './upstream.ts';
import { present } from './values.ts';
import type { ValueReader } from './values.ts';

/**
 * The flights of one craft by launch, then by id; flights without a launch time come last.
 *
 * @param craft - what outcomes depend on
 * @param reader - of the craft's record; collects problems
 * @param references - stores what launches and landings refer to
 */
export function normalizeFlights(
  flights: readonly UpstreamFlight[],
  craft: CraftFacts,
  reader: ValueReader,
  references: LaunchReferences,
): FlightRecord[] {
  const records = reader
    .list('flights', flights, most.flights)
    .map((flight, index) => flightOf(flight, reader, references, `flights[${index}]`))
    .sort((a, b) => compareMoments(a.launch.net, b.launch.net) || (a.id ?? 0) - (b.id ?? 0));
  const outcomes = outcomesOf(records, craft);
  return records.map((record, index) => ({ ...record, outcome: outcomes[index] ?? null }));
}

function flightOf(
  flight: UpstreamFlight,
  reader: ValueReader,
  references: LaunchReferences,
  path: string,
): FlightRecord {
  const { launch, landing } = flight;
  const line = (field: string, text: string | null | undefined) => present(reader.line(`${path}.${field}`, text));
  const launchName = line('launch.name', launch?.name);
  return {
    id: flight.id,
    mission: line('launch.mission.name', launch?.mission?.name) ?? missionIn(launchName),
    launch: launchOf(launch ?? {}, launchName, reader, references, `${path}.launch`),
    landing: landing ? landingOf(landing, reader, references, `${path}.landing`) : null,
    destination: line('destination', flight.destination),
    mission_end: reader.dayOrMoment(`${path}.mission_end`, flight.mission_end),
    duration: reader.duration(`${path}.duration`, flight.duration),
    turn_around_time: reader.duration(`${path}.turn_around_time`, flight.turn_around_time),
    docked: dockedOf(flight, reader, path),
    details: null,
    outcome: null,
    evidence: null,
  };
}

function dockedOf({ docking_events }: UpstreamFlight, reader: ValueReader, path: string): string | null {
  const moment = (field: string, value: string | null | undefined) => reader.moment(`${path}.${field}`, value);
  return dockedTime(
    (docking_events ?? []).map(({ docking, departure }, index) => ({
      docking: moment(`docking_events[${index}].docking`, docking),
      departure: moment(`docking_events[${index}].departure`, departure),
    })),
  );
}

function launchOf(
  launch: NonNullable<UpstreamFlight['launch']>,
  name: string | null,
  reader: ValueReader,
  references: LaunchReferences,
  path: string,
): LaunchRecord {
  const { mission } = launch;
  const line = (field: string, value: string | null | undefined) => present(reader.line(`${path}.${field}`, value));
  const moment = (field: string, value: string | null | undefined) => reader.moment(`${path}.${field}`, value);
  return {
    id: line('id', launch.id),
    name,
    launch_designator: line('launch_designator', launch.launch_designator),
    status: references.abbreviated('launch_statuses', launch.status ?? undefined),
    net: moment('net', launch.net),
    net_precision: references.abbreviated('net_precisions', launch.net_precision ?? undefined),
    window_start: moment('window_start', launch.window_start),
    window_end: moment('window_end', launch.window_end),
    failreason: present(reader.text(`${path}.failreason`, launch.failreason, longest.flightText)),
    launch_service_provider: references.provider(launch.launch_service_provider ?? undefined),
    rocket: references.launcher(launch.rocket?.configuration ?? undefined),
    mission: mission
      ? {
          type: line('mission.type', mission.type),
          description: present(reader.text(`${path}.mission.description`, mission.description, longest.flightText)),
          orbit: references.orbit(mission.orbit ?? undefined),
        }
      : null,
    pad: references.pad(launch.pad ?? undefined),
    program: reader
      .list(`${path}.program`, launch.program, most.programs)
      .map((program) => references.program(program))
      .filter((id) => id !== null),
  };
}

function landingOf(
  landing: NonNullable<UpstreamFlight['landing']>,
  reader: ValueReader,
  references: LaunchReferences,
  path: string,
): LandingRecord {
  return {
    attempt: landing.attempt ?? null,
    success: landing.success ?? null,
    description: present(reader.text(`${path}.description`, landing.description, longest.flightText)),
    downrange_distance: reader.kilometres(`${path}.downrange_distance`, landing.downrange_distance),
    type: references.abbreviated('landing_types', landing.type ?? undefined),
    landing_location: references.landingLocation(landing.landing_location ?? undefined),
  };
}

/** The mission in a launch name, such as `Falcon 9 | Crew-1`. */
function missionIn(launch: string | null): string | null {
  return present(launch?.split('|').slice(1).join('|').trim());
}

function compareMoments(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
