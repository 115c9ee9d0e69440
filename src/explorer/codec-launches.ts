/** The latest missions and designators in the explorer's file: what follows from the rest is left out. */
import type { DaySpan } from '#domain/query-interval.ts';

import { dateOfDay } from './data.ts';
import type { ExplorerCraft } from './data.ts';

/** Name of a mission: 0 where it is the name of the craft. */
export type PackedMission = 0 | string | null;

/** A COSPAR designator: the number of the launch where the year is that of the craft's latest; else its text. */
export type PackedDesignator = number | string | null;

export function packMission({ latest_mission, name }: Pick<ExplorerCraft, 'latest_mission' | 'name'>): PackedMission {
  return latest_mission === name ? 0 : latest_mission;
}

export function unpackMission(packed: PackedMission, name: string | null): string | null {
  return packed === 0 ? name : packed;
}

export function packDesignator({
  latest_designator: text,
  spans,
}: Pick<ExplorerCraft, 'latest_designator' | 'spans'>): PackedDesignator {
  const number = Number(text?.slice(5));
  return Number.isInteger(number) && designatorOf(number, spans) === text ? number : text;
}

export function unpackDesignator(packed: PackedDesignator, spans: readonly DaySpan[]): string | null {
  return typeof packed === 'number' ? designatorOf(packed, spans) : packed;
}

function designatorOf(number: number, spans: readonly DaySpan[]): string {
  const last = spans.at(-1);
  return `${last ? dateOfDay(last.from).slice(0, 4) : ''}-${String(number).padStart(3, '0')}`;
}
