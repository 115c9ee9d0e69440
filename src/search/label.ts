/** A craft that was found, by what it is known as. Ships to the browser. */
import { missionPair } from '#domain/mission-pair.ts';

import { markRanges } from './marked.ts';
import type { Range } from './match-word.ts';
import type { Hit } from './matcher.ts';
import type { NameRow } from './names.ts';

/** What a list of results says of a craft, with what matched marked. */
export interface MarkedLabel<Mark> {
  label: (Mark | string)[];
  /** The mission that matched, of a craft that is not known by it. */
  mission: (Mark | string)[];
}

/**
 * The label of a craft that was found.
 *
 * @param mark - makes of a text what marks it, such as an element
 */
export function markLabel<Mark>({ row, name, mission }: Hit<NameRow>, mark: (text: string) => Mark): MarkedLabel<Mark> {
  const pair = missionPair({
    name: row.name,
    flights_count: row.flights,
    flights: row.missions.map((each) => ({ mission: each })),
  });
  const found = mission ? markRanges(mission.text, mission.ranges, mark) : [];
  if (pair.mission === null) return { label: markRanges(row.name, name, mark), mission: found };
  const rest = markRanges(pair.rest, shifted(name, row.name.length - pair.rest.length), mark);
  return {
    label: [...(mission ? found : [pair.mission]), ...(pair.rest === '' ? [] : [' · ', ...rest])],
    mission: [],
  };
}

/** Ranges in a text whose beginning was cut off. */
function shifted(ranges: readonly Range[], by: number): Range[] {
  return ranges.flatMap(([start, end]) => (end > by ? [[Math.max(0, start - by), end - by] as const] : []));
}
