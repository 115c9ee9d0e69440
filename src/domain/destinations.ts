/** Where spacecraft fly to: one destination for every spelling that Launch Library 2 has of it. Ships to the browser. */
import { slugOf } from './slugs.ts';

/** Where a flight is bound for. */
export interface Destination {
  /** Tells destinations apart, and stands in addresses. */
  slug: string;
  name: string;
  /** Its name in a sentence: `the Moon`, `low Earth orbit`. */
  place: string;
  /** Its name where there is little room. */
  short: string;
  /** LL2's id of the space station; null for what is none. */
  stationId: number | null;
  /** True for a flight that is meant to reach no orbit. */
  suborbital: boolean;
  /** True for an orbit around the Earth, which a launch that succeeds reaches. */
  orbit: boolean;
}

interface DestinationRow {
  name: string;
  /** Other texts for it. Case, punctuation, accents and a leading "the" make no difference. */
  variants: readonly string[];
  place?: string;
  short?: string;
  /** LL2's id of the space station. */
  station?: number;
  suborbital?: true;
  orbit?: true;
}

/** Every destination that is known by name. Launch Library 2's field is free text, so a refresh reports any other. */
export const knownDestinations = [
  {
    name: 'International Space Station',
    variants: ['ISS', 'International Space Station (ISS)'],
    place: 'the International Space Station',
    short: 'ISS',
    station: 4,
  },
  {
    name: 'Tiangong',
    variants: [
      ...['Tiangong space station', 'Tiangong Space Station (TSS)', 'TSS'],
      ...['Chinese Space Station', 'Chinese Space Station (CSS)', 'China Space Station', 'CSS'],
    ],
    station: 18,
  },
  { name: 'Tiangong-1', variants: ['Tiangong 1', 'Tiangong 1 space station'], station: 7 },
  { name: 'Tiangong-2', variants: ['Tiangong 2', 'Tiangong 2 space station'], station: 8 },
  { name: 'Mir', variants: ['Mir space station', 'Space station Mir'], station: 5 },
  { name: 'Skylab', variants: ['Skylab space station'], station: 6 },
  ...[1, 2, 3, 4, 5, 6, 7].map((number): DestinationRow => ({
    name: `Salyut ${number}`,
    variants: [`Salyut${number}`, `Salyut ${number} space station`],
    station: 8 + number,
  })),
  {
    name: 'Low Earth Orbit',
    variants: ['LEO', 'Low Earth Orbit (LEO)'],
    place: 'low Earth orbit',
    orbit: true,
  },
  {
    name: 'Suborbital',
    variants: ['Sub-orbital', 'Suborbital flight', 'Sub-orbital flight', 'Suborbital trajectory', 'Suborbital space'],
    suborbital: true,
  },
  {
    name: 'Moon',
    variants: ['Lunar', 'Lunar orbit', 'Moon orbit', 'Low lunar orbit', 'Lunar flyby', 'Moon flyby', 'Lunar surface'],
    place: 'the Moon',
  },
  { name: 'Medium Earth Orbit', variants: ['MEO'], place: 'medium Earth orbit', orbit: true },
  { name: 'Elliptical Orbit', variants: ['Highly Elliptical Orbit', 'HEO'], place: 'an elliptical orbit', orbit: true },
  { name: 'Polar Orbit', variants: ['Polar', 'Low Earth Polar Orbit'], place: 'a polar orbit', orbit: true },
  { name: 'Sun-Synchronous Orbit', variants: ['SSO'], place: 'a Sun-synchronous orbit', orbit: true },
  { name: 'Geostationary Orbit', variants: ['GEO'], place: 'geostationary orbit', orbit: true },
  {
    name: 'Geostationary Transfer Orbit',
    variants: ['GTO', 'Geosynchronous Transfer Orbit'],
    place: 'geostationary transfer orbit',
    orbit: true,
  },
  {
    name: 'Heliocentric Orbit',
    variants: ['Heliocentric', 'Heliocentric N/A', 'Solar orbit'],
    place: 'orbit around the Sun',
  },
  { name: 'Indian Ocean', variants: [], place: 'the Indian Ocean' },
] as const satisfies readonly DestinationRow[];

/** Texts that differ in nothing that matters have one key. */
function keyOf(text: string): string {
  // A text without a Latin letter has its code points for a key, lest all such texts be one destination.
  const points = Array.from(text.trim(), (letter) => letter.codePointAt(0)?.toString(16)).slice(0, 12);
  return slugOf(text, points.join('-') || 'unnamed').replace(/^the-(?=.)/, '');
}

const known = new Map(
  knownDestinations.flatMap((row: DestinationRow): [string, Destination][] => {
    const { name, variants, place = name, short = name, station = null, suborbital = false, orbit = false } = row;
    const destination = { slug: slugOf(name), name, place, short, stationId: station, suborbital, orbit };
    return [name, ...variants].map((text) => [keyOf(text), destination]);
  }),
);

/** Stations by LL2's id. */
export const stationDestinations: ReadonlyMap<number, Destination> = new Map(
  [...known.values()].flatMap((destination) =>
    destination.stationId === null ? [] : [[destination.stationId, destination] as const],
  ),
);

/**
 * The destination that a text of Launch Library 2 means; a text that the table does not know means itself.
 *
 * @example destinationOf('ISS').name // 'International Space Station'
 */
export function destinationOf(text: string): Destination {
  const key = keyOf(text);
  const name = text.trim();
  return (
    known.get(key) ?? { slug: key, name, place: name, short: name, stationId: null, suborbital: false, orbit: false }
  );
}

/** The texts among some that are no known destination: each once, in their order. */
export function unknownDestinations(texts: Iterable<string | null>): string[] {
  const unknown = Array.from(texts).flatMap((text) => (text === null || known.has(keyOf(text)) ? [] : [text.trim()]));
  return [...new Set(unknown)];
}

/**
 * A destination behind a craft or a flight, which may or may not have got there.
 *
 * @example boundFor('Moon') // 'bound for the Moon'
 */
export function boundFor(text: string): string {
  const { place, suborbital } = destinationOf(text);
  return suborbital ? 'on a suborbital flight' : `bound for ${place}`;
}
