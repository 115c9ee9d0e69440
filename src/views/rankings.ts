/** The rankings that pages quote: by flights, by time in space, by time docked, by turnaround. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatDuration } from '#domain/durations.ts';
import { createRanking } from '#domain/ranking.ts';
import type { Rank } from '#domain/ranking.ts';
import type { Direction } from '#domain/orderings.ts';
import { ordinal } from '#domain/labels.ts';

/** A way to rank craft. */
interface RankingRule {
  label: string;
  /** Which craft are ranked, behind their number. */
  among: string;
  /** What is ranked; null for craft without a rank. */
  value: (craft: Craft) => number | null;
  /** Whether the first has the smallest or the largest value. */
  direction: Direction;
  format: (craft: Craft) => string;
}

/** Every ranking. */
export const rankings = {
  flights: {
    label: 'Flights, most first',
    among: ' that flew',
    value: (craft) => craft.flights_count || null,
    direction: 'descending',
    format: (craft) => String(craft.flights_count),
  },
  timeInSpace: {
    label: 'Time in space, longest first',
    among: ' with a time',
    value: (craft) => craft.timeInSpace || null,
    direction: 'descending',
    format: (craft) => formatDuration(craft.timeInSpace ?? 0),
  },
  timeDocked: {
    label: 'Time docked, longest first',
    among: ' that docked',
    value: (craft) => craft.timeDocked,
    direction: 'descending',
    format: (craft) => formatDuration(craft.timeDocked ?? 0),
  },
  turnaround: {
    label: 'Turnaround, fastest first',
    among: ' that flew again',
    value: (craft) => craft.seconds.fastest_turnaround,
    direction: 'ascending',
    format: (craft) => formatDuration(craft.seconds.fastest_turnaround ?? 0),
  },
} as const satisfies Record<string, RankingRule>;

export type RankingName = keyof typeof rankings;
export const rankingNames = Object.keys(rankings) as RankingName[];

const rankingsOf = memoize(({ catalogue }) => {
  const entries = rankingNames.map((name) => {
    const { value, direction } = rankings[name];
    return [name, createRanking(catalogue.spacecraft, value, direction)] as const;
  });
  return new Map(entries);
});

/** The first craft of a ranking. */
export function leaderOf(context: SiteContext, name: RankingName): Craft | undefined {
  return rankingsOf(context).get(name)?.rows[0];
}

/** A rank that more craft share says nothing about any of them. */
const MOST_SHARED = 5;

/** A craft's rank; null where it has none, or none that means anything. */
export function rankOf(context: SiteContext, name: RankingName, each: Craft): Rank<Craft> | null {
  // The time of a craft that is still up is already another one.
  if (each.in_space && (name === 'timeInSpace' || name === 'timeDocked')) return null;
  const place = rankingsOf(context).get(name)?.rankOf(each);
  return place && place.of > 1 && place.sharedBy <= MOST_SHARED ? place : null;
}

/** A craft's place in words, or undefined where it has none: `4th of 131`. */
export function formatRank(context: SiteContext, name: RankingName, each: Craft): string | undefined {
  const place = rankOf(context, name, each);
  return place ? `${formatOrdinalRank(place)} of ${place.of}${rankings[name].among}` : undefined;
}

/** `4th`, or `4th =` where others share the place. */
export function formatOrdinalRank(place: Rank<Craft>): string {
  return `${ordinal(place.place)}${place.sharedBy > 1 ? ' =' : ''}`;
}
