/** Whether a flight has begun, and how it ended: one row per rule, each with its reason. */
import { epochSeconds, periodEnd } from './dates.ts';
import type { FlightRecord, Outcome } from './schema.ts';

/** Launch statuses by Launch Library 2's ids (`config/launch_statuses/`). */
const launchStatuses = {
  go: 1,
  toBeDetermined: 2,
  success: 3,
  failure: 4,
  hold: 5,
  inFlight: 6,
  partialFailure: 7,
  toBeConfirmed: 8,
  payloadDeployed: 9,
} as const;

const { go, toBeDetermined, hold, toBeConfirmed, success, inFlight, partialFailure, payloadDeployed } = launchStatuses;
const toCome: readonly number[] = [go, toBeDetermined, hold, toBeConfirmed];
/** A partial failure of a launch loses no craft. */
const leftTheGround: readonly number[] = [success, inFlight, partialFailure, payloadDeployed];

/** Landing types by Launch Library 2's ids (`config/landing_types/`). */
export const DESTRUCTIVE_REENTRY = 7;

/** The status "Destroyed" by Launch Library 2's id (`config/spacecraft_statuses/`). */
const DESTROYED = 3;

/** What the rules need of a flight: fields of its record. */
export type FlightFacts = Pick<FlightRecord, 'mission_end'> & {
  launch: Pick<FlightRecord['launch'], 'status' | 'net'>;
  landing: Pick<NonNullable<FlightRecord['landing']>, 'attempt' | 'success' | 'type'> | null;
};

/** What the rules need of its craft. */
export interface CraftFacts {
  in_space: boolean;
  /** Id of its status. */
  status: number | null;
  /** Moment, day or year at which its record was read. */
  as_of: string;
}

interface Facts {
  attempt: boolean | null;
  success: boolean | null;
  failedLaunch: boolean;
  /** Whether the launch is known to have left the ground. */
  launched: boolean;
  hasEnded: boolean;
  destructiveReentry: boolean;
  destroyed: boolean;
  flewAgain: boolean;
  inSpace: boolean;
}

/**
 * Whether a launch had not begun when its record was read. Launch Library 2 keeps statuses of launches to come even
 * where their time has passed.
 *
 * @param asOf - moment, day or year of the reading; of a day or a year, its end counts
 */
export function isPlanned({ launch }: Pick<FlightFacts, 'launch'>, asOf: string): boolean {
  if (launch.status !== null && toCome.includes(launch.status)) return true;
  return launch.net !== null && epochSeconds(launch.net) > periodEnd(asOf);
}

/** The first rule that holds decides. */
export const outcomeRules: readonly { outcome: Outcome; reason: string; holds: (facts: Facts) => boolean }[] = [
  {
    outcome: 'aborted',
    reason: 'Where a craft came back from a launch that failed, the abort saved it.',
    holds: ({ failedLaunch, success, flewAgain }) => failedLaunch && (success === true || flewAgain),
  },
  {
    outcome: 'lost',
    reason: 'A launch that failed, with a landing that failed or was never tried, lost the craft.',
    holds: ({ failedLaunch, attempt, success }) => failedLaunch && (success === false || attempt === false),
  },
  {
    outcome: 'ended',
    reason: 'Of a launch that failed, and of which no more is known, nobody can say whether the craft was saved.',
    holds: ({ failedLaunch }) => failedLaunch,
  },
  { outcome: 'landed', reason: 'The landing succeeded.', holds: ({ success }) => success === true },
  {
    outcome: 'landed',
    reason: 'A craft that flew again came back, whatever failed at its landing.',
    holds: ({ success, flewAgain }) => success === false && flewAgain,
  },
  {
    outcome: 'deorbited',
    reason: 'No landing was meant, and LL2’s landing is a destructive re-entry.',
    holds: ({ attempt, hasEnded, destructiveReentry }) => attempt === false && hasEnded && destructiveReentry,
  },
  { outcome: 'lost', reason: 'The landing failed.', holds: ({ success }) => success === false },
  {
    outcome: 'deorbited',
    reason: 'No landing was meant, and nothing says that the craft was destroyed before its time.',
    holds: ({ attempt, hasEnded, launched, destroyed }) => attempt === false && hasEnded && launched && !destroyed,
  },
  {
    outcome: 'ended',
    reason: 'The flight is over, and how is not said; so it is where a landing was tried and its result never filed.',
    holds: ({ hasEnded, flewAgain }) => hasEnded || flewAgain,
  },
  {
    outcome: 'in flight',
    reason: 'The launch left the ground, no end is recorded, and the craft is in space.',
    holds: ({ launched, inSpace }) => launched && inSpace,
  },
  {
    outcome: 'ended',
    reason: 'The launch left the ground, and the craft is no longer in space.',
    holds: ({ launched, inSpace }) => launched && !inSpace,
  },
];

/**
 * How a flight ended, or that it is planned or under way; null where nothing known decides it.
 *
 * Sources: `launch.status`, `landing.attempt`, `.success` and `.type` and `mission_end` of the flight, `in_space` and
 * `status` of its craft.
 *
 * @param flewAgain - whether a later flight of the same craft has begun
 */
export function outcomeOf(flight: FlightFacts, craft: CraftFacts, flewAgain: boolean): Outcome | null {
  if (isPlanned(flight, craft.as_of)) return 'planned';
  const { launch, landing } = flight;
  const facts: Facts = {
    attempt: landing?.attempt ?? null,
    success: landing?.success ?? null,
    failedLaunch: launch.status === launchStatuses.failure,
    launched: launch.status !== null && leftTheGround.includes(launch.status),
    hasEnded: flight.mission_end !== null,
    destructiveReentry: landing?.type === DESTRUCTIVE_REENTRY,
    destroyed: craft.status === DESTROYED,
    flewAgain,
    inSpace: craft.in_space,
  };
  return outcomeRules.find(({ holds }) => holds(facts))?.outcome ?? null;
}

/** The outcomes of a craft's flights, in order of launch. */
export function outcomesOf(flights: readonly FlightFacts[], craft: CraftFacts): (Outcome | null)[] {
  const lastBegun = flights.findLastIndex((flight) => flight.launch.net !== null && !isPlanned(flight, craft.as_of));
  return flights.map((flight, index) => outcomeOf(flight, craft, index < lastBegun));
}
