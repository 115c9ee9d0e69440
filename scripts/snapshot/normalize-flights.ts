/** Normalizes the flights of a detailed record. */
import type { FlightRecord, Outcome } from '#domain/schema.ts';
import { most } from '#domain/schema-values.ts';

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
 */
export function normalizeFlights(
  flights: readonly UpstreamFlight[],
  inSpace: boolean,
  reader: ValueReader,
): FlightRecord[] {
  return reader
    .list('flights', flights, most.flights)
    .map((flight, index) => flightOf(flight, inSpace, reader, `flights[${index}]`))
    .sort((a, b) => compareMoments(a.launch.net, b.launch.net) || (a.id ?? 0) - (b.id ?? 0));
}

function flightOf(flight: UpstreamFlight, inSpace: boolean, reader: ValueReader, path: string): FlightRecord {
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
    launch: {
      id: line('launch.id', launch?.id),
      name: launchName,
      net: reader.moment(`${path}.launch.net`, launch?.net),
    },
    destination: line('destination', flight.destination),
    mission_end: end,
    duration: reader.duration(`${path}.duration`, flight.duration),
    turn_around_time: reader.duration(`${path}.turn_around_time`, flight.turn_around_time),
    docked: null,
    outcome: outcomeRules.find(({ holds }) => holds(facts))?.outcome ?? null,
    evidence: null,
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
