/**
 * ISO 8601 durations as Launch Library 2 writes them (Python's isodate): zero parts left out, zero itself `P0D`, days
 * never rolled into months. Ships to the browser and the edge, so it imports nothing.
 */

/** What a duration looks like: days, hours, minutes, seconds with an optional fraction; no sign, no weeks, no months. */
export const DURATION_PATTERN = /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Space as wide as a figure: pads hours so that columns of durations line up. */
const FIGURE_SPACE = '\u2007';
/** Keeps a number and its unit on one line. */
const NO_BREAK_SPACE = '\u00a0';

/**
 * Length of a duration in seconds.
 *
 * @param duration - an ISO 8601 duration such as `P296DT3H17M40S`
 * @throws RangeError when the text is not a duration of {@link DURATION_PATTERN}
 */
export function durationSeconds(duration: string): number {
  const match = DURATION_PATTERN.exec(duration);
  if (!match) throw new RangeError(`"${duration}" is not an ISO 8601 duration such as P12DT3H4M5S`);
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds);
}

/** {@link durationSeconds} for a value that may be unknown. */
export function durationSecondsOrNull(duration: string | null): number | null {
  return duration === null ? null : durationSeconds(duration);
}

/**
 * The duration of a number of seconds, as LL2 writes it: `P0D` for zero, zero parts left out.
 *
 * @param seconds - not negative; fractions are cut off
 */
export function isoDuration(seconds: number): string {
  const { days, hours, minutes, seconds: rest } = parts(seconds);
  const time = [hours && `${hours}H`, minutes && `${minutes}M`, rest && `${rest}S`].filter(Boolean).join('');
  if (!days && !time) return 'P0D';
  return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
}

/**
 * A duration in words: days and hours; under a day hours and minutes; under an hour minutes and seconds. What is smaller
 * is cut, never rounded up.
 *
 * @example formatDuration(25586260) // '296 days 3 h'
 * @example formatDuration(922)      // '15 min 22 s'
 */
export function formatDuration(seconds: number): string {
  const { days, hours, minutes, seconds: rest } = parts(seconds);
  if (days) return join([dayCount(days), hours && `${hours} h`]);
  if (hours) return join([`${hours} h`, minutes && `${minutes} min`]);
  return join([minutes && `${minutes} min`, rest && `${rest} s`]) || '0 s';
}

/**
 * A duration in running text, with its units in full.
 *
 * @example spellDuration(25586260) // '296 days 3 hours'
 * @example spellDuration(922)      // '15 minutes 22 seconds'
 */
export function spellDuration(seconds: number): string {
  return formatDuration(seconds)
    .replace(/(?<=\d\u00a0)(h|min|s)\b/g, (unit) => units[unit] ?? unit)
    .replace(/\b1(\u00a0\w+?)s\b/g, '1$1');
}

const units: Readonly<Record<string, string>> = { h: 'hours', min: 'minutes', s: 'seconds' };

/**
 * A duration in words, to the second.
 *
 * @example formatExactDuration(706715) // '8 days 4 h 18 min 35 s'
 */
export function formatExactDuration(seconds: number): string {
  const { days, hours, minutes, seconds: rest } = parts(seconds);
  const words = [days && dayCount(days), hours && `${hours} h`, minutes && `${minutes} min`, rest && `${rest} s`];
  return join(words) || '0 s';
}

/**
 * A duration for a column of a table: two units, the smaller one padded with a figure space so that columns line up.
 *
 * @example formatShortDuration(25586260) // '296 d  3 h'
 */
export function formatShortDuration(seconds: number): string {
  const { days, hours, minutes, seconds: rest } = parts(seconds);
  if (days) return pair(days, 'd', hours, 'h');
  if (hours) return pair(hours, 'h', minutes, 'min');
  return pair(minutes, 'min', rest, 's');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const padded = String(small).padStart(2, FIGURE_SPACE);
  return [grouped(large), largeUnit, padded, smallUnit].join(NO_BREAK_SPACE);
}

function dayCount(days: number): string {
  return days === 1 ? '1 day' : `${grouped(days)} days`;
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3}){1,7}$)/g, ',');
}

function join(words: readonly (string | number | false)[]): string {
  return words
    .filter(Boolean)
    .join(' ')
    .replaceAll(/(\d) (?=[a-z])/g, `$1${NO_BREAK_SPACE}`);
}

function parts(seconds: number) {
  const whole = Math.floor(seconds);
  return {
    days: Math.floor(whole / DAY),
    hours: Math.floor((whole % DAY) / HOUR),
    minutes: Math.floor((whole % HOUR) / MINUTE),
    seconds: whole % MINUTE,
  };
}
