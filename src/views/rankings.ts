/** The rankings that pages quote: by flights, by time in space, by time docked, by turnaround. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatDuration } from '#domain/durations.ts';
import { createRanking } from '#domain/ranking.ts';
import type { Rank } from '#domain/ranking.ts';
import { ordinal } from '#domain/labels.ts';

/** One row a ranking: what it is called, who stands in it, how its value is written. */
export const rankingsOf = memoize(
  ({ catalogue }) =>
    ({
      flights: {
        label: 'Flights, most first',
        among: ' that flew',
        ranking: createRanking(catalogue.spacecraft, (each) => each.flights_count || null, 'descending'),
        format: (each: Craft) => String(each.flights_count),
      },
      timeInSpace: {
        label: 'Time in space, longest first',
        among: ' with a time',
        ranking: createRanking(catalogue.spacecraft, (each) => each.timeInSpace || null, 'descending'),
        format: (each: Craft) => formatDuration(each.timeInSpace ?? 0),
      },
      timeDocked: {
        label: 'Time docked, longest first',
        among: ' that docked',
        ranking: createRanking(catalogue.spacecraft, (each) => each.timeDocked, 'descending'),
        format: (each: Craft) => formatDuration(each.timeDocked ?? 0),
      },
      turnaround: {
        label: 'Turnaround, fastest first',
        among: ' that flew again',
        ranking: createRanking(catalogue.spacecraft, (each) => each.seconds.fastest_turnaround, 'ascending'),
        format: (each: Craft) => formatDuration(each.seconds.fastest_turnaround ?? 0),
      },
    }) as const,
);

export type RankingName = keyof ReturnType<typeof rankingsOf>;

/** A place that more craft share says nothing about any of them. */
const MOST_SHARED = 5;

/** A craft's place in a ranking, or null where it has none that tells something. */
export function rankOf(context: SiteContext, name: RankingName, each: Craft): Rank<Craft> | null {
  // The time of a craft that is still up is already another one.
  if (each.in_space && (name === 'timeInSpace' || name === 'timeDocked')) return null;
  const place = rankingsOf(context)[name].ranking.rankOf(each);
  return place && place.of > 1 && place.sharedBy <= MOST_SHARED ? place : null;
}

/** A craft's place in words, or undefined where it has none: `4th of 131`. */
export function formatRank(context: SiteContext, name: RankingName, each: Craft): string | undefined {
  const place = rankOf(context, name, each);
  return place ? `${formatOrdinalRank(place)} of ${place.of}${rankingsOf(context)[name].among}` : undefined;
}

/** `4th`, or `4th =` where others share the place. */
export function formatOrdinalRank(place: Rank<Craft>): string {
  return `${ordinal(place.place)}${place.sharedBy > 1 ? ' =' : ''}`;
}
