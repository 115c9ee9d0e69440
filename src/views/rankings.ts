/** The rankings that pages quote: by flights, by time in space, by time docked, by turnaround. */
import { catalogue } from '#data/catalogue.ts';
import type { Craft } from '#domain/catalogue.ts';
import { durationInWords } from '#domain/durations.ts';
import { rank } from '#domain/places.ts';
import type { Place } from '#domain/places.ts';
import { ordinal } from '#domain/words.ts';

const craft = catalogue.spacecraft;

/** One row a ranking: what it is called, who stands in it, how its value is written. */
export const rankings = {
  flights: {
    label: 'Flights, most first',
    among: ' that flew',
    ranking: rank(craft, (each) => each.flights_count || null, 'descending'),
    words: (each: Craft) => String(each.flights_count),
  },
  timeInSpace: {
    label: 'Time in space, longest first',
    among: ' with a time',
    ranking: rank(craft, (each) => each.timeInSpace || null, 'descending'),
    words: (each: Craft) => durationInWords(each.timeInSpace ?? 0),
  },
  timeDocked: {
    label: 'Time docked, longest first',
    among: ' that docked',
    ranking: rank(craft, (each) => each.timeDocked, 'descending'),
    words: (each: Craft) => durationInWords(each.timeDocked ?? 0),
  },
  turnaround: {
    label: 'Turnaround, fastest first',
    among: ' that flew again',
    ranking: rank(craft, (each) => each.seconds.fastest_turnaround, 'ascending'),
    words: (each: Craft) => durationInWords(each.seconds.fastest_turnaround ?? 0),
  },
} as const;

export type RankingName = keyof typeof rankings;

/** A place that more craft share says nothing about any of them. */
const MOST_SHARED = 5;

/** A craft's place in a ranking, or null where it has none that tells something. */
export function placeOf(name: RankingName, each: Craft): Place<Craft> | null {
  // The time of a craft that is still up is already another one.
  if (each.in_space && (name === 'timeInSpace' || name === 'timeDocked')) return null;
  const place = rankings[name].ranking.placeOf(each);
  return place && place.of > 1 && place.sharedBy <= MOST_SHARED ? place : null;
}

/** A craft's place in words, or undefined where it has none: `4th of 131`. */
export function placeInWords(name: RankingName, each: Craft): string | undefined {
  const place = placeOf(name, each);
  return place ? `${placeOnly(place)} of ${place.of}${rankings[name].among}` : undefined;
}

/** `4th`, or `4th =` where others share the place. */
export function placeOnly(place: Place<Craft>): string {
  return `${ordinal(place.place)}${place.sharedBy > 1 ? ' =' : ''}`;
}
