/** Formats figures and foreign text for messages and reports. */

/**
 * A wait, rounded up to its unit.
 *
 * @param milliseconds - not negative
 * @example formatWait(3419000) // '57 min'
 */
export function formatWait(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/**
 * A count with its noun.
 *
 * @example counted(1, 'page') // '1 page'
 * @example counted(0, 'spacecraft', 'spacecraft') // '0 spacecraft'
 */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** Bytes in a unit of a thousand. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Longest foreign text that is repeated. */
const LONGEST = 500;

/** Foreign text for use in a sentence: one line, without control characters, cut to a sensible length. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .toWellFormed()
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} …` : line;
}
