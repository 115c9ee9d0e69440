/**
 * The kinds of value that a fact can have: one row per kind, and how its values are written. Ships to the browser.
 */
import { formatShortDate, formatDate, epochSeconds, machineDate, timeOfDay } from '../dates.ts';
import { formatExactDuration, formatShortDuration, formatDuration, durationSeconds } from '../durations.ts';
import { formatCount, formatCrewCapacity, formatKilograms, formatList, formatMetres, formatNumber } from '../labels.ts';

/** A record that another one refers to. */
export interface Named {
  id: number;
  name: string;
}

/** A record's picture. */
export interface PictureValue {
  id: number;
  image_url: string;
  credit: string | null;
  license: { name: string } | null;
}

/** The value of each kind, in the form in which Launch Library 2 sends it. */
export interface KindValues {
  id: number;
  /** Fits on a line. */
  text: string;
  /** Paragraphs. */
  prose: string;
  url: string;
  boolean: boolean;
  count: number;
  people: number;
  /** Metres. */
  metres: number;
  /** Kilograms. */
  kilograms: number;
  /** Of latitude or longitude. */
  degrees: number;
  /** ISO 8601. */
  duration: string;
  /** A date such as `1969-07-16`. */
  date: string;
  /** A moment in UTC. */
  datetime: string;
  /** A moment in UTC; a date, or a year, where no more is known. */
  moment: string;
  reference: Named;
  references: readonly Named[];
  sentences: readonly string[];
  picture: PictureValue;
}

export type KindName = keyof KindValues;

/** Scales that suit the axis of a plot. */
export type Scale = 'time' | 'log' | 'linear';

/** What makes the values of a kind numbers: something to sort by, to draw a bar of, to put on an axis. */
interface NumberFormat<Value> {
  /** Durations and moments in seconds. */
  of: (value: Value) => number;
  scale: Scale;
  /** A number in a sentence; the noun is that of the fact. */
  inSentence: (value: number, noun: readonly [one: string, several: string]) => string;
}

interface Kind<Value> {
  /** A value on a page. */
  format: (value: Value) => string;
  /** A value in a cell of a table, where that is shorter. */
  formatCell?: (value: Value) => string;
  /** A value in full, where the other forms cut it. */
  formatExactly?: (value: Value) => string;
  /** A value for `<time datetime>`; null where it takes none as precise as that. */
  machine?: (value: Value) => string | null;
  number?: NumberFormat<Value>;
}

const number = (
  scale: Scale,
  inSentence: NumberFormat<number>['inSentence'] = (value, noun) => formatCount(value, ...noun),
): NumberFormat<number> => ({ of: Number, scale, inSentence });

const time = {
  of: epochSeconds,
  scale: 'time',
  inSentence: (value) => formatDate(new Date(value * 1000).toISOString().slice(0, 10)),
} as const satisfies NumberFormat<string>;

const names = (values: readonly Named[]) => formatList(values.map(({ name }) => name));

/** Every kind. */
export const factKinds: { readonly [Name in KindName]: Kind<KindValues[Name]> } = {
  id: { format: String },
  text: { format: String },
  prose: { format: String },
  url: { format: String },
  boolean: { format: (value) => (value ? 'yes' : 'no') },
  count: { format: formatNumber, number: number('linear') },
  people: { format: formatCrewCapacity, number: number('linear') },
  metres: {
    format: formatMetres,
    formatCell: (value) => `${value.toFixed(2)}\u00a0m`,
    number: number('linear', formatMetres),
  },
  kilograms: { format: formatKilograms, number: number('linear', formatKilograms) },
  degrees: { format: (value) => `${value}°`, number: number('linear') },
  duration: {
    format: (value) => formatDuration(durationSeconds(value)),
    formatCell: (value) => formatShortDuration(durationSeconds(value)),
    formatExactly: (value) => formatExactDuration(durationSeconds(value)),
    machine: (value) => value,
    number: { of: durationSeconds, scale: 'log', inSentence: formatDuration },
  },
  date: { format: formatDate, formatCell: formatShortDate, machine: machineDate, number: time },
  datetime: { format: formatMoment, formatCell: formatShortDate, machine: machineDate, number: time },
  moment: { format: formatMoment, formatCell: formatShortDate, machine: machineDate, number: time },
  reference: { format: ({ name }) => name },
  references: { format: names },
  sentences: { format: (values) => values.join(' ') },
  picture: { format: ({ credit }) => credit ?? '' },
};

/** A moment with its time, where that is known. */
export function formatMoment(moment: string): string {
  const at = timeOfDay(moment);
  return at ? `${formatDate(moment)}, ${at}` : formatDate(moment);
}
