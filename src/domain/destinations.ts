/** Where spacecraft fly to: one destination for every spelling that Launch Library 2 has of it. Ships to the browser. */
import { slugOf } from './slugs.ts';

/** Where a flight is bound for. */
export interface Destination {
  /** Tells destinations apart, and stands in addresses. */
  slug: string;
  name: string;
  /** How it follows a verb: `to the Moon and back`. */
  phrase: string;
  /** Its name where there is little room. */
  short: string;
  /** True for a space station. */
  station: boolean;
}

interface DestinationRow {
  name: string;
  /** Other texts for it. Case, punctuation, accents and a leading "the" make no difference. */
  variants: readonly string[];
  phrase?: string;
  short?: string;
  station?: true;
}

/** Every destination that is known by name. Launch Library 2's field is free text, so a refresh reports any other. */
export const knownDestinations = [
  {
    name: 'International Space Station',
    variants: ['ISS', 'International Space Station (ISS)'],
    phrase: 'to the International Space Station',
    short: 'ISS',
    station: true,
  },
  {
    name: 'Tiangong',
    variants: [
      ...['Tiangong space station', 'Tiangong Space Station (TSS)', 'TSS'],
      ...['Chinese Space Station', 'Chinese Space Station (CSS)', 'China Space Station', 'CSS'],
    ],
    station: true,
  },
  { name: 'Tiangong-1', variants: ['Tiangong 1 space station'], station: true },
  { name: 'Tiangong-2', variants: ['Tiangong 2 space station'], station: true },
  { name: 'Mir', variants: ['Mir space station', 'Space station Mir'], station: true },
  { name: 'Skylab', variants: ['Skylab space station'], station: true },
  ...[1, 2, 3, 4, 5, 6, 7].map((number): DestinationRow => ({
    name: `Salyut ${number}`,
    variants: [`Salyut${number}`, `Salyut ${number} space station`],
    station: true,
  })),
  {
    name: 'Low Earth Orbit',
    variants: ['LEO', 'Low Earth Orbit (LEO)'],
    phrase: 'to low Earth orbit',
  },
  {
    name: 'Suborbital',
    variants: ['Sub-orbital', 'Suborbital flight', 'Sub-orbital flight', 'Suborbital trajectory', 'Suborbital space'],
    phrase: 'on a suborbital path',
  },
  {
    name: 'Moon',
    variants: ['Lunar', 'Lunar orbit', 'Moon orbit', 'Low lunar orbit', 'Lunar flyby', 'Moon flyby', 'Lunar surface'],
    phrase: 'to the Moon and back',
  },
  { name: 'Medium Earth Orbit', variants: ['MEO'], phrase: 'to medium Earth orbit' },
  { name: 'Elliptical Orbit', variants: ['Highly Elliptical Orbit', 'HEO'], phrase: 'to an elliptical orbit' },
  { name: 'Polar Orbit', variants: ['Polar', 'Low Earth Polar Orbit'], phrase: 'to a polar orbit' },
  { name: 'Sun-Synchronous Orbit', variants: ['SSO'], phrase: 'to a Sun-synchronous orbit' },
  { name: 'Geostationary Orbit', variants: ['GEO'], phrase: 'to geostationary orbit' },
  {
    name: 'Geostationary Transfer Orbit',
    variants: ['GTO', 'Geosynchronous Transfer Orbit'],
    phrase: 'to geostationary transfer orbit',
  },
  {
    name: 'Heliocentric Orbit',
    variants: ['Heliocentric', 'Heliocentric N/A', 'Solar orbit'],
    phrase: 'into orbit around the Sun',
  },
  { name: 'Indian Ocean', variants: [], phrase: 'to the Indian Ocean' },
] as const satisfies readonly DestinationRow[];

/** Texts that differ in nothing that matters have one key. */
function keyOf(text: string): string {
  // A text without a Latin letter has its code points for a key, lest all such texts be one destination.
  const points = Array.from(text.trim(), (letter) => letter.codePointAt(0)?.toString(16)).slice(0, 12);
  return slugOf(text, points.join('-') || 'unnamed').replace(/^the-(?=.)/, '');
}

const known = new Map(
  knownDestinations.flatMap((row: DestinationRow): [string, Destination][] => {
    const { name, variants, phrase = `to ${name}`, short = name, station = false } = row;
    const destination = { slug: slugOf(name), name, phrase, short, station };
    return [name, ...variants].map((text) => [keyOf(text), destination]);
  }),
);

/**
 * The destination that a text of Launch Library 2 means; a text that the table does not know means itself.
 *
 * @example destinationOf('ISS').name // 'International Space Station'
 */
export function destinationOf(text: string): Destination {
  const key = keyOf(text);
  const name = text.trim();
  return known.get(key) ?? { slug: key, name, phrase: `to ${name}`, short: name, station: false };
}

/** The texts among some that are no known destination: each once, in their order. */
export function unknownDestinations(texts: Iterable<string | null>): string[] {
  const unknown = Array.from(texts).flatMap((text) => (text === null || known.has(keyOf(text)) ? [] : [text.trim()]));
  return [...new Set(unknown)];
}
