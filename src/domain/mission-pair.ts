/** A craft that flew once is known by its mission: `Apollo 11 · Columbia CSM-107`. Ships to the browser. */

import { formatNumber } from './labels.ts';

/** What a pair is made from. */
export interface FlownCraft {
  name: string;
  flights_count: number | null;
  /** Flights whose launch has begun, in order of launch. */
  flights: readonly { mission: string | null }[];
}

/** A craft's name with that of its only mission. */
export interface MissionPair {
  /** Null where it flew more than once or never, and where its mission is not known or bears its name. */
  mission: string | null;
  name: string;
  /** The end of the name that does not repeat the mission; the whole name where there is no mission. */
  rest: string;
  /** Both, mission first; the name where there is no mission. */
  label: string;
}

/** The pair of a craft. */
export function missionPair({ name, flights_count, flights }: FlownCraft): MissionPair {
  const [only, another] = flights;
  const mission = flights_count === 1 && !another ? missionBeside(name, only?.mission ?? null) : null;
  if (mission === null) return { mission, name, rest: name, label: name };
  const rest = unrepeated(name, mission);
  return { mission, name, rest, label: rest === '' ? mission : `${mission} · ${rest}` };
}

/** What lists and pages call a craft: its pair. */
export function craftLabel(craft: FlownCraft): string {
  return missionPair(craft).label;
}

/**
 * A mission as it stands beside the name of its craft; null where it says nothing more than the name.
 *
 * @example missionBeside('Soyuz TMA-08M', 'Soyuz TMA-08M') // null
 * @example missionBeside('Heron 3', 'Mission: Dawn')       // 'Dawn'
 */
export function missionBeside(name: string, mission: string | null): string | null {
  const text = mission?.replace(/^mission:\s*/i, '').trim() ?? '';
  return bare(text) === '' || bare(text) === bare(name) ? null : text;
}

/**
 * The missions of a craft in a cell: the only one, or the latest and how many others.
 *
 * @returns null where the latest is not known; an en dash where it has not flown
 * @example missionsInShort(discovery) // 'STS-133 and 38 more'
 */
export function missionsInShort({
  flights_count,
  flights,
}: Pick<FlownCraft, 'flights_count' | 'flights'>): string | null {
  const count = Math.max(flights_count ?? 0, flights.length);
  if (count === 0) return flights_count === null ? null : '–';
  const latest = flights.at(-1)?.mission ?? null;
  return latest === null || count === 1 ? latest : `${latest} and ${formatNumber(count - 1)} more`;
}

/** Letters and digits alone. */
function bare(text: string): string {
  return text.replaceAll(/[^\p{Letter}\p{Number}]/gu, '').toLowerCase();
}

/** A name without the words with which the mission begins too; whole where no letter would be left. */
function unrepeated(name: string, mission: string): string {
  const words = name.split(' ');
  const others = mission.split(' ');
  let shared = 0;
  while (shared < words.length && bare(words[shared] ?? '') === bare(others[shared] ?? '')) shared += 1;
  const rest = words.slice(shared).join(' ');
  return rest === '' || /\p{Letter}/u.test(rest) ? rest : name;
}
