/** Slips in the source: values of a flight that cannot be, which then count as unknown. One row per kind of slip. */
import { epochSeconds, isExact, periodEnd } from './dates.ts';
import { durationSecondsOrNull, formatDuration } from './durations.ts';
import { formatMoment } from './facts/kinds.ts';

const DAY = 86_400;
/** No craft of the catalogue was up for longer; a flight of more is a wrong century or a wrong launch. */
const LONGEST_FLIGHT = 20 * 366 * DAY;
/** LL2 works durations out itself, and leaves them as they are when it corrects a launch by minutes. */
const DURATION_TOLERANCE = 3600;

interface Times {
  /** Launch, as exact as is known. */
  launch: string;
  end: string;
  duration: string | null;
}

/** A flight's end and duration without slips, and the slips in sentences. */
export interface CheckedTimes {
  mission_end: string | null;
  duration: string | null;
  slips: readonly string[];
}

const rules: readonly {
  /** The value that counts as unknown. */
  field: 'end' | 'duration';
  holds: (times: Times) => boolean;
  /** Completes a sentence that begins with the flight. */
  words: (times: Times) => string;
}[] = [
  {
    field: 'end',
    holds: ({ launch, end }) => periodEnd(end) < epochSeconds(launch),
    words: ({ launch, end }) => `ends ${formatMoment(end)}, before its launch, ${formatMoment(launch)}`,
  },
  {
    field: 'end',
    holds: ({ launch, end }) => epochSeconds(end) - periodEnd(launch) > LONGEST_FLIGHT,
    words: ({ launch, end }) =>
      `ends ${formatMoment(end)}, more than twenty years after its launch, ${formatMoment(launch)}`,
  },
  {
    field: 'duration',
    holds: ({ launch, end, duration }) => {
      const stated = durationSecondsOrNull(duration);
      if (stated === null) return false;
      const shortest = epochSeconds(end) - periodEnd(launch);
      const longest = periodEnd(end) - epochSeconds(launch);
      return stated < shortest - DURATION_TOLERANCE || stated > longest + DURATION_TOLERANCE;
    },
    words: ({ launch, end, duration }) =>
      `lasts ${formatDuration(durationSecondsOrNull(duration) ?? 0)}, but runs from ${formatMoment(launch)} to ${formatMoment(end)}`,
  },
];

/**
 * Checks the end and the duration of a flight against its launch.
 *
 * @param launch - as exact as is known
 * @param name - of the flight, to begin a sentence with
 */
export function checkTimes(
  name: string,
  launch: string | null,
  mission_end: string | null,
  duration: string | null,
): CheckedTimes {
  if (launch === null || mission_end === null) return { mission_end, duration, slips: [] };
  const times = { launch, end: mission_end, duration };
  const slip = rules.find(({ holds }) => holds(times));
  if (!slip) return { mission_end, duration, slips: [] };
  const sentence = `${name} ${slip.words(times)}; its ${slip.field} counts as unknown.`;
  if (slip.field === 'duration') return { mission_end, duration: null, slips: [sentence] };
  // A duration that was worked out from the wrong end is as wrong.
  const stated = durationSecondsOrNull(duration);
  const worked = isExact(mission_end) ? epochSeconds(mission_end) - epochSeconds(launch) : null;
  const wrong = stated !== null && worked !== null && Math.abs(Math.abs(worked) - stated) <= DURATION_TOLERANCE;
  const keep = stated !== null && stated > 0 && stated <= LONGEST_FLIGHT && !wrong;
  return { mission_end: null, duration: keep ? duration : null, slips: [sentence] };
}
