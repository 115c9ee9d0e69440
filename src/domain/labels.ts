/** Words for values: counts, places, statuses, kinds of craft. What is unknown has its words here, once. */
import type { Outcome } from './schema.ts';

/** What a page says where LL2 has no value. */
export const NOT_RECORDED = 'not recorded';
/** The same in the cell of a table. */
export const UNKNOWN = 'unknown';
/** What a page says of a crew in which LL2 names nobody. */
export const NONE_RECORDED = 'none recorded';
/** What a page says for a `time_docked` of `P0D`. */
export const NO_DOCKING = 'no docking recorded';

/**
 * A whole number with a comma at the thousands, whatever the machine's locale.
 *
 * @example formatNumber(27500) // '27,500'
 */
export function formatNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3}){1,7}$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * A count with its noun.
 *
 * @param plural - the noun for any number but one; an `s` behind the singular unless given
 * @example formatCount(25, 'flight') // '25 flights'
 */
export function formatCount(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(value)}\u00a0${value === 1 ? singular : plural}`;
}

/** `1 craft` or `131 craft`. */
export function formatCraftCount(count: number): string {
  return formatCount(count, 'craft', 'craft');
}

/**
 * A place in a ranking.
 *
 * @example ordinal(62) // '62nd'
 */
export function ordinal(place: number): string {
  const tens = place % 100;
  const ones = place % 10;
  const teen = tens > 10 && tens < 14;
  const ending = teen ? 'th' : ones === 1 ? 'st' : ones === 2 ? 'nd' : ones === 3 ? 'rd' : 'th';
  return `${formatNumber(place)}${ending}`;
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A count in letters up to twelve, as running text has it; in figures above. */
export function spellNumber(value: number): string {
  return small[value] ?? formatNumber(value);
}

/** Names joined as in a sentence: `a, b and c`. */
export function formatList(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** Text with a capital at the start. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text without a capital at the start, as inside a sentence. */
export function uncapitalize(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * Text with the article that its sound asks for: letters that are spelled out sound by their names.
 *
 * @example withArticle('X-37B spaceplane') // 'an X-37B spaceplane'
 */
export function withArticle(text: string): string {
  const [word = ''] = /[\p{Letter}\p{Number}]+/u.exec(text) ?? [];
  return `${soundsLikeVowel(word) ? 'an' : 'a'} ${text}`;
}

/** Letters whose names begin with a vowel: “ef”, “aitch”, “ex”. */
const VOWEL_NAMES = /^[AEFHILMNORSX]/;

function soundsLikeVowel(word: string): boolean {
  // 8, 11 and 18, with or without thousands behind them.
  if (/^\d/.test(word)) return /^(?:8|1[18](?=\d{3}(?:\d{3})*(?:\D|$)|\D|$))/.test(word);
  // A letter alone, or capitals that nobody can say as a word.
  const letters = /^\p{Lu}+(?!\p{Ll})/u.exec(word)?.[0] ?? '';
  if (letters.length === 1 ? word.length === 1 || /^.\d/.test(word) : letters !== '' && !isSaid(letters)) {
    return VOWEL_NAMES.test(letters);
  }
  if (/^(?:honou?r|hour|heir|honest)/i.test(word)) return true;
  if (/^(?:one|once|eu|ew|uni(?!n)|us[aei]|ut[aei]|ura|uk)/i.test(word)) return false;
  return /^[aeiou\u00c0-\u00c5\u00c8-\u00cf\u00d2-\u00d6\u00d9-\u00dc]/i.test(word);
}

/** Whether capitals are read as a word, such as NASA, and not letter by letter, such as HTV. */
function isSaid(letters: string): boolean {
  return letters.length > 3 && /[AEIOU]/.test(letters) && !/[^AEIOUY]{3}/.test(letters);
}

/** How a status is marked and worded. LL2 may add statuses: those it has today are here, others stand as they are. */
const statuses = {
  Active: { kind: 'active', label: 'Active', adjective: 'active', glyph: '●' },
  Retired: { kind: 'retired', label: 'Retired', adjective: 'retired', glyph: '○' },
  Destroyed: { kind: 'destroyed', label: 'Destroyed', adjective: '', glyph: '×' },
  'Single Use': { kind: 'single-use', label: 'Single use', adjective: 'single-use', glyph: '|' },
} as const satisfies Record<string, { kind: string; label: string; adjective: string; glyph: string }>;

export interface StatusLabel {
  /** For styles. */
  kind: string;
  label: string;
  /** Before a noun; empty where the status is no adjective. */
  adjective: string;
  glyph: string;
}

/** Words and glyph of a status; a craft without one has `not recorded`. */
export function statusLabel(name: string | null): StatusLabel {
  if (name === null) return { kind: 'unknown', label: NOT_RECORDED, adjective: '', glyph: '–' };
  const known = Object.entries(statuses).find(([status]) => status === name)?.[1];
  return known ?? { kind: 'other', label: name, adjective: '', glyph: '·' };
}

/** Words and glyph of a craft in space. */
export const inSpaceLabel: StatusLabel = { kind: 'in-space', label: 'In space', adjective: '', glyph: '◉' };

const kinds: Record<string, string> = {
  Capsule: 'capsule',
  Spaceplane: 'spaceplane',
  'Cargo Resupply': 'cargo ship',
  'Mass Simulator': 'mass simulator',
  'Reuseable Upper Stage': 'reusable upper stage',
  Lander: 'lander',
};

/** A type of configuration as a noun; `spacecraft` for those that are unknown or new. */
export function typeNoun(type: string | null): string {
  return (type !== null && kinds[type]) || 'spacecraft';
}

/** A type's name for a heading: LL2's, but for its spelling of "reusable". */
export function typeLabel(type: string): string {
  return type.replace('Reuseable', 'Reusable');
}

/**
 * How a flight ended: in a cell of a table; in the sentence that holds for all flights of a craft; the label of its
 * moment where it was the only flight, and where it was the last of several.
 */
export const outcomeLabels = {
  landed: { words: 'landed', together: 'ended with a landing', only: 'Landing', last: 'Last landing' },
  lost: { words: 'lost', together: 'ended with the loss of the craft', only: 'Loss', last: 'Loss' },
  deorbited: {
    words: 'deorbited as planned',
    together: 'was deorbited as planned',
    only: 'Deorbit',
    last: 'Last deorbit',
  },
  aborted: { words: 'aborted', together: 'was aborted', only: 'Abort', last: 'Last abort' },
  'in flight': { words: 'in flight', together: 'goes on', only: 'End', last: 'End' },
  planned: { words: 'planned', together: 'is planned', only: 'End', last: 'End' },
  ended: {
    words: 'ended, outcome unknown',
    together: 'ended, with an unknown outcome',
    only: 'End',
    last: 'Last end',
  },
} as const satisfies Record<Outcome, { words: string; together: string; only: string; last: string }>;

/** How many people a craft takes: `up to 3`, or `none`. */
export function formatCrewCapacity(capacity: number): string {
  return capacity === 0 ? 'none' : `up to ${formatNumber(capacity)}`;
}

/** Metres with their unit: `7.48 m`. */
export function formatMetres(value: number): string {
  return `${formatNumber(value)}\u00a0m`;
}

/** Kilograms with their unit: `27,500 kg`. */
export function formatKilograms(value: number): string {
  return `${formatNumber(value)}\u00a0kg`;
}

/**
 * A size in bytes, in the largest unit of a thousand that fits; two figures at least.
 *
 * @example formatBytes(1234567) // '1.2 MB'
 */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  const rounded = power > 0 && value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  // 999.6 kB is 1000 kB when it is rounded, and that is a megabyte.
  if (rounded === 1000 && power < units.length - 1) return formatBytes(1000 ** (power + 1));
  return `${formatNumber(rounded)}\u00a0${bytes === 1 ? 'byte' : (units[power] as string)}`;
}
