/**
 * Made-up spacecraft with names of the shapes that real ones have, for tests and benchmarks.
 */

/** A made-up spacecraft, as the name index takes it. */
export interface MadeUpCraft {
  id: number;
  name: string;
  serial_number: string | null;
  configuration: { name: string; agency: { name: string } | null } | null;
  status: { name: string } | null;
  in_space: boolean;
  flights_count: number | null;
  firstLaunch: string | null;
  flights: readonly { mission: string | null }[];
}

/** What the index of names holds of a made-up spacecraft for the filters. */
export const madeUpFacets: Readonly<Record<string, (craft: MadeUpCraft) => readonly string[]>> = {
  configuration: ({ configuration }) => namesOf(configuration),
  status: ({ status }) => namesOf(status),
  agency: ({ configuration }) => namesOf(configuration?.agency),
};

const namesOf = (value: { name: string } | null | undefined) => (value ? [value.name] : []);

/** Numbers from 0 to below 1 that look random and are the same every time. */
export function pseudoRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const ships = (
  'Adventure Albatross Andromeda Aquila Argo Ariadne Aurora Beagle Bellerophon Bonaventure Calliope Cassandra Celeste ' +
  'Constance Corsair Daedalus Dauntless Diligence Drake Erebus Fearless Fortune Fram Galatea Golden Hind Halcyon Herald ' +
  'Hyperion Icarus Invincible Kestrel Lemaître Leviathan Magellan Meteor Nautilus Orpheus Pelican Perseverance Polaris ' +
  'Prospero Rosinante Santa María Sirius Skylark Terror Trieste Valiant Vanguard Wanderer Zephyr'
).split(' ');
const people = ['Amélie Sørensen', 'J. Okafor', 'Łucja Nowak', 'Teresa “Tess” Quill', 'R. D. Halloran', 'Ngũgĩ Kamau'];

/** A kind of spacecraft: its configuration, and the name and serial number of the nth. */
interface Kind {
  configuration: string;
  agency: string;
  name: (n: number, pick: (from: readonly string[]) => string) => string;
  serial: (n: number) => string | null;
}

const two = (n: number) => String(n).padStart(2, '0');
const three = (n: number) => String(n).padStart(3, '0');

const kinds: readonly Kind[] = [
  {
    configuration: 'Zarya MS',
    agency: 'Northern Agency',
    name: (n) => `Zarya MS-${two(n)}`,
    serial: (n) => `Zarya MS 11K732A48 #${730 + n}`,
  },
  {
    configuration: 'Zarya TMA-M',
    agency: 'Northern Agency',
    name: (n) => `Zarya TMA-${two(n)}M`,
    serial: (n) => `11K732A47 #${700 + n}`,
  },
  {
    configuration: 'Zarya TMA',
    agency: 'Northern Agency',
    name: (n) => `Zarya TMA-${n}`,
    serial: (n) => `11K732A17 #${210 + n}`,
  },
  { configuration: 'Regress-M', agency: 'Northern Agency', name: (n) => `Regress M-${two(n)}`, serial: () => null },
  { configuration: 'Longzhou', agency: 'Eastern Agency', name: (n) => `Longzhou-${n}`, serial: (n) => String(n) },
  {
    configuration: 'Crew Griffin 2',
    agency: 'Griffin Company',
    name: (n, pick) => `Crew Griffin ${pick(ships)} C${200 + n}`,
    serial: (n) => `C${200 + n}`,
  },
  {
    configuration: 'Heron Enhanced',
    agency: 'Heron Corporation',
    name: (n, pick) => `Heron CRS NG-${n} (S.S. ${pick(people)})`,
    serial: () => null,
  },
  {
    configuration: 'Selene Command/Service Module',
    agency: 'Western Administration',
    name: (n, pick) => `Selene ${pick(ships)} CSM-${three(n)}`,
    serial: (n) => `CSM-${three(n)}`,
  },
  {
    configuration: 'Orbital Glider',
    agency: 'Western Administration',
    name: (n, pick) => `Orbital Glider ${pick(ships)} OV-${100 + n}`,
    serial: (n) => `OV-${100 + n}`,
  },
  {
    configuration: 'Hermes',
    agency: 'Western Administration',
    name: (n) => `Hermes No.${n}`,
    serial: (n) => String(n),
  },
];
const statuses = ['Active', 'Retired', 'Destroyed', 'Single Use'];

/** Flights that a record lists, of those that it counts; so 600 craft have 900 in all, as Launch Library 2 has. */
const MOST_LISTED = 4;

/** Flights: half of the craft that flew once bear the name of their mission. */
function madeUpFlights(
  { name, flights_count }: Pick<MadeUpCraft, 'name' | 'flights_count'>,
  configuration: string,
  chance: () => number,
): MadeUpCraft['flights'] {
  if (flights_count === 1 && chance() < 0.5) return [{ mission: name }];
  const programme = configuration.split(' ')[0] ?? '';
  return Array.from({ length: Math.min(MOST_LISTED, flights_count ?? 0) }, () => ({
    mission: `${programme} Mission ${Math.floor(chance() * 900) + 100}`,
  }));
}

/**
 * Some made-up craft, the same every time; no two have the same name.
 *
 * @param count - how many
 * @param seed - another seed, other craft
 */
export function madeUpCraft(count: number, seed = 1): MadeUpCraft[] {
  const random = pseudoRandom(seed);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] as string;
  // Chance of their own, so that the rest of a craft is as it was without them.
  const chance = pseudoRandom(seed + 1);
  const decimals = 10 ** Math.max(2, String(Math.ceil(count / kinds.length)).length);
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] as Kind;
    const n = Math.floor(index / kinds.length) + 1;
    const year = 1961 + Math.floor(random() * 65);
    const name = kind.name(n % decimals, pick);
    const made = {
      id: index + 1,
      name,
      serial_number: kind.serial(n),
      configuration: { name: kind.configuration, agency: { name: kind.agency } },
      status: { name: pick(statuses) },
      in_space: random() < 0.03,
      flights_count: random() < 0.8 ? 1 : Math.floor(random() * 30),
      firstLaunch: random() < 0.05 ? null : `${year}-06-01T12:00:00Z`,
    };
    return { ...made, flights: madeUpFlights(made, kind.configuration, chance) };
  });
}
