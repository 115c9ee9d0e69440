/** Words for what a flight's launch and landing refer to: launch vehicle, pad, orbit, kind of landing. */
import { DESTRUCTIVE_REENTRY } from './flight-outcomes.ts';
import type { FlightReferences } from './flight-references.ts';
import type { Flight } from './flights.ts';
import type { AbbreviatedRecord } from './schema-launch.ts';
import type { Outcome } from './schema.ts';

/**
 * Landing types in plain words, by Launch Library 2's id in `config/landing_types/`. LL2's names are those of boosters
 * and codes of its own.
 */
const landingKinds: ReadonlyMap<number, string> = new Map([
  [1, 'landing on a drone ship'],
  [2, 'landing at the launch site'],
  [3, 'splashdown'],
  [4, 'parachute landing'],
  [6, 'runway landing'],
  [7, 'burned up on re-entry'],
  [8, 'not recovered'],
]);

/** Launch Library 2's names of landing types, for flights whose landing is curated. */
const landingTypes: readonly AbbreviatedRecord[] = [
  { id: 3, name: 'Ocean', abbrev: 'Ocean' },
  { id: 4, name: 'Parachute Landing', abbrev: 'PCL' },
  { id: 6, name: 'Horizontal Landing', abbrev: 'HL' },
  { id: 7, name: 'Destructive Reentry', abbrev: 'ATM' },
];

/** LL2's landing type with an id; null where it is none of those that curated landings have. */
export function landingTypeOf(id: number | null): AbbreviatedRecord | null {
  return landingTypes.find((type) => type.id === id) ?? null;
}

/** The kind of a landing; LL2's own name for a type that is new. */
export function landingKind(type: { id: number; name: string }): string {
  return landingKinds.get(type.id) ?? type.name;
}

/** LL2's name of a landing location that is not known, which says nothing. */
const UNKNOWN_PLACE = 'Unknown';

/** Outcomes of flights whose landing, or burning up, took place as it is described. */
const cameDown: readonly (Outcome | null)[] = ['landed', 'deorbited', 'aborted'];

/**
 * Kind and place of a flight's landing: `splashdown, Atlantic Ocean`. Where the craft did not come down that way as far
 * as is known, what was intended.
 *
 * @returns null where neither is known, and of a flight that has not ended
 */
export function landingText({ outcome, landing, references }: Flight): string | null {
  if (outcome === 'in flight' || outcome === 'planned') return null;
  const { landingType: type, landingLocation } = references;
  const place = landingLocation?.name === UNKNOWN_PLACE ? null : (landingLocation?.name ?? null);
  const text = [type && landingKind(type), place].filter((part) => part !== null).join(', ');
  if (text === '') return null;
  return cameDown.includes(outcome) || landing?.success === true ? text : `intended: ${text}`;
}

/** The full name of a launch vehicle, with its variant. */
export function vehicleName({ launcher }: FlightReferences): string | null {
  return launcher && (launcher.full_name || launcher.name);
}

/**
 * A pad with the location that gives its name a meaning.
 *
 * @example padName({ name: '31/6', location: { name: 'Baikonur Cosmodrome' } }) // 'pad 31/6, Baikonur Cosmodrome'
 */
export function padName({ name, location }: { name: string; location: { name: string } | null }): string {
  const pad = /^\d/.test(name) ? `pad ${name}` : name;
  return location && location.name !== name ? `${pad}, ${location.name}` : pad;
}

/** Where a flight was launched from, with its pad. */
export function siteName({ pad }: FlightReferences): string | null {
  return pad && padName(pad);
}

/** Where a flight was launched from, or is to be, without its pad. */
export function locationName({ pad }: FlightReferences): string | null {
  return pad && (pad.location?.name ?? padName(pad));
}

/** The orbit of a flight: `Low Earth Orbit`; with its body where that is not the Earth. */
export function orbitName({ orbit }: FlightReferences): string | null {
  if (!orbit) return null;
  const body = orbit.celestial_body?.name ?? 'Earth';
  return body === 'Earth' || orbit.name.includes(body) ? orbit.name : `${orbit.name} (${body})`;
}

/** Who launched a flight, where that is not the agency of the craft's configuration. */
export function otherProvider({ references: { provider } }: Flight, agency: { id: number } | null): string | null {
  return provider && provider.id !== agency?.id ? provider.name : null;
}

/** Why a launch failed, as a sentence; null where it did not, or where that is not known. */
export function failureReason({ launch: { failreason } }: Flight): string | null {
  const text = failreason?.trim() ?? '';
  if (text === '') return null;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Landings in a sentence, by Launch Library 2's id of their type. */
const touchdowns: ReadonlyMap<number, string> = new Map([
  [1, 'landed on a drone ship'],
  [3, 'splashed down'],
  [4, 'landed by parachute'],
  [6, 'landed on a runway'],
]);

/**
 * How and where a flight came down, as the end of a sentence: `splashed down in the Atlantic Ocean`.
 *
 * @returns null where it did not come down, or not as far as is known
 */
export function touchdown({ outcome, references: { landingType, landingLocation } }: Flight): string | null {
  const place =
    landingLocation === null || landingLocation.name === UNKNOWN_PLACE ? '' : ` ${inPlace(landingLocation.name)}`;
  if (outcome === 'deorbited') {
    return landingType?.id === DESTRUCTIVE_REENTRY ? 'burned up on re-entry as planned' : 'ended its flight as planned';
  }
  if (outcome === 'aborted') return `came down${place}`;
  if (outcome !== 'landed') return null;
  return `${touchdowns.get(landingType?.id ?? -1) ?? 'landed'}${place}`;
}

/** A place behind its preposition: `in the Pacific Ocean`, `at Edwards Air Force Base`. */
function inPlace(name: string): string {
  if (/\b(?:Ocean|Sea|Gulf)\b/.test(name)) return `in ${/^the /i.test(name) ? name : `the ${name}`}`;
  if (/\b(?:Mountains|region)\b/.test(name)) return `in the ${name}`;
  if (name.endsWith(' Facility')) return `at the ${name}`;
  return /\b(?:Base|Center|Centre|Facility|Port|Runway|Spaceport|Strip)\b/.test(name) ? `at ${name}` : `in ${name}`;
}

/** Locations of Launch Library 2 that are no place: `Air launch to orbit`. */
const NO_PLACE = /^air launch\b|\bflight$/i;

/** The site of a launch in a sentence, without state and country: `from Kennedy Space Center`; null where none is known. */
export function siteInSentence({ pad }: FlightReferences): string | null {
  const location = pad?.location?.name;
  if (location === undefined || NO_PLACE.test(location)) return null;
  return `from ${location.split(',')[0]?.replace(/ SFS$/, '')}`;
}
