/** Normalizes the flights of a detailed record. */
import type { FlightRecord, Outcome } from '#domain/schema.ts';
import type { LandingRecord, LaunchRecord } from '#domain/schema-launch.ts';
import { most } from '#domain/schema-values.ts';

import type { LaunchReferences } from './launch-references.ts';
import type { UpstreamFlight } from './upstream.ts';
import { present } from './values.ts';
import type { ValueReader } from './values.ts';

/** Launch statuses by Launch Library 2's ids (its list `config/launch_statuses/`). */
const launchStatus = { success: 3, failure: 4, inFlight: 6, partialFailure: 7, payloadDeployed: 9 } as const;

/** Launch statuses with which a craft left the ground. */
const underWay: readonly number[] = [
  launchStatus.success,
  launchStatus.inFlight,
  launchStatus.partialFailure,
  launchStatus.payloadDeployed,
];

interface FlightFacts {
  attempt: boolean | null;
  success: boolean | null;
  status: number | null;
  hasEnded: boolean;
  inSpace: boolean;
}

/**
 * How a flight ended: the first rule that holds; unknown where none does.
 *
 * Sources: `landing.attempt` and `landing.success`, `launch.status` and `mission_end` of the flight, `in_space` of its
 * craft. A landing that succeeded counts before the launch, since a crew may land after a launch that failed.
 */
const outcomeRules: readonly { outcome: Outcome; holds: (facts: FlightFacts) => boolean }[] = [
  { outcome: 'landed', holds: ({ success }) => success === true },
  { outcome: 'lost', holds: ({ attempt, success }) => attempt === true && success === false },
  { outcome: 'lost', holds: ({ attempt, status }) => attempt === false && status === launchStatus.failure },
  {
    outcome: 'deorbited',
    holds: ({ attempt, status, hasEnded }) => attempt === false && hasEnded && isUnderWay(status),
  },
  { outcome: 'in flight', holds: ({ status, hasEnded, inSpace }) => !hasEnded && inSpace && isUnderWay(status) },
];

function isUnderWay(status: number | null): boolean {
  return status !== null && underWay.includes(status);
}

/**
 * The flights of one craft by launch, then by id; flights without a launch time come last.
 *
 * @param inSpace - whether the craft is in space
 * @param reader - of the craft's record; collects problems
 * @param references - stores what launches and landings refer to
 */
export function normalizeFlights(
  flights: readonly UpstreamFlight[],
  inSpace: boolean,
  reader: ValueReader,
  references: LaunchReferences,
): FlightRecord[] {
  return reader
    .list('flights', flights, most.flights)
    .map((flight, index) => flightOf(flight, inSpace, reader, references, `flights[${index}]`))
    .sort((a, b) => compareMoments(a.launch.net, b.launch.net) || (a.id ?? 0) - (b.id ?? 0));
}

function flightOf(
  flight: UpstreamFlight,
  inSpace: boolean,
  reader: ValueReader,
  references: LaunchReferences,
  path: string,
): FlightRecord {
  const { launch, landing } = flight;
  const line = (field: string, text: string | null | undefined) => present(reader.line(`${path}.${field}`, text));
  const launchName = line('launch.name', launch?.name);
  const end = reader.dayOrMoment(`${path}.mission_end`, flight.mission_end);
  const facts: FlightFacts = {
    attempt: landing?.attempt ?? null,
    success: landing?.success ?? null,
    status: launch?.status?.id ?? null,
    hasEnded: end !== null,
    inSpace,
  };
  return {
    id: flight.id,
    mission: line('launch.mission.name', launch?.mission?.name) ?? missionIn(launchName),
    launch: launchOf(launch ?? {}, launchName, reader, references, `${path}.launch`),
    landing: landing ? landingOf(landing, reader, references, `${path}.landing`) : null,
    destination: line('destination', flight.destination),
    mission_end: end,
    duration: reader.duration(`${path}.duration`, flight.duration),
    turn_around_time: reader.duration(`${path}.turn_around_time`, flight.turn_around_time),
    docked: null,
    outcome: outcomeRules.find(({ holds }) => holds(facts))?.outcome ?? null,
    evidence: null,
  };
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
    failreason: present(reader.text(`${path}.failreason`, launch.failreason)),
    launch_service_provider: references.provider(launch.launch_service_provider ?? undefined),
    rocket: references.launcher(launch.rocket?.configuration ?? undefined),
    mission: mission
      ? {
          type: line('mission.type', mission.type),
          description: present(reader.text(`${path}.mission.description`, mission.description)),
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
    description: present(reader.text(`${path}.description`, landing.description)),
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
