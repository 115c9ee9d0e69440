/** Made-up snapshots of any size, always the same for a size. */
import type { Snapshot } from '../../../src/domain/schema.ts';
import * as records from '../../../tests/fixtures/builders.ts';
import { madeUpCraft, pseudoRandom } from '../../../tests/support/made-up-names.ts';

/** As many as there are drawings, whose ids they share. */
const CONFIGURATIONS = 46;

const AGENCIES = 16;
const FAMILIES = 12;
const TYPES = ['Capsule', 'Cargo Resupply', 'Spaceplane', 'Lander', 'Reuseable Upper Stage'];

/** Most craft fly once; one in so many flies up to 39 times. */
const OFTEN = 12;
const MOST_FLIGHTS = 39;

/**
 * A snapshot with names, configurations and flights of the shapes that real ones have.
 *
 * @param count - how many craft
 */
export function madeUpSnapshot(count: number): Snapshot {
  const random = pseudoRandom(count);
  const upTo = (most: number) => Math.floor(random() * most);
  const numbers = (length: number) => Array.from({ length }, (_, index) => index + 1);
  return records.snapshotWith({
    spacecraft: madeUpCraft(count).map(({ id, name, serial_number }) => {
      const flown = upTo(20) === 0 ? 0 : upTo(OFTEN) === 0 ? 2 + upTo(MOST_FLIGHTS - 1) : 1;
      return records.craft({
        id,
        name,
        serial_number,
        status: 1 + upTo(4),
        spacecraft_config: 1 + upTo(CONFIGURATIONS),
        description: `A made-up craft that flew ${flown} times.`,
        time_in_space: `P${flown * 12}D`,
        flights: records.flights(flown, {
          from: `${1961 + upTo(40)}-0${1 + upTo(9)}-1${upTo(9)}T0${upTo(9)}:30:00Z`,
          days: 1 + upTo(200),
          pause: 30 + upTo(200),
          mission: `${name} to orbit`,
        }),
      });
    }),
    configurations: numbers(CONFIGURATIONS).map((id) =>
      records.configuration({
        id,
        name: `Kind ${id}`,
        type: 1 + (id % TYPES.length),
        agency: 1 + (id % AGENCIES),
        family: id % 3 === 0 ? [1 + (id % FAMILIES)] : [],
        maiden_flight: `${1961 + id}-02-03`,
        height: 2 + (id % 9),
        diameter: 2 + (id % 3),
      }),
    ),
    agencies: numbers(AGENCIES).map((id) => records.agency({ id, name: `Agency of ${id} letters`, abbrev: `A${id}` })),
    families: numbers(FAMILIES).map((id) => records.family({ id })),
    types: TYPES.map((name, index) => ({ id: index + 1, name })),
  });
}
