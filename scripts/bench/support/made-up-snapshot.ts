/** Made-up snapshots of any size, always the same for a size. */
import type { FlightRecord, Snapshot } from '../../../src/domain/schema.ts';
import * as records from '../../../tests/fixtures/builders.ts';
import { madeUpCraft, pseudoRandom } from '../../../tests/support/made-up-names.ts';

/** As many as there are drawings, whose ids they share. */
const CONFIGURATIONS = 46;

const AGENCIES = 16;
const FAMILIES = 12;
const TYPES = ['Capsule', 'Cargo Resupply', 'Spaceplane', 'Lander', 'Reuseable Upper Stage'];

/** Names of people are made of these. */
const syllables = 'ka lo mi ren du sta vo bel ti nor ash ge fa lin pe ro sun tam yu zi'.split(' ');

function personName(id: number): string {
  const word = (from: number) =>
    [from, Math.floor(from / syllables.length), from + 7].map((at) => syllables[at % syllables.length]).join('');
  const titled = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return `${titled(word(id))} ${titled(word(id * 3 + Math.floor(id / syllables.length ** 2)))}`;
}

/** The world's people in space beside its spacecraft: some 700 beside 607. */
const PEOPLE_PER_CRAFT = 1.15;
const CREW = 3;
const PORTS = 12;

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
  const people = Math.ceil(count * PEOPLE_PER_CRAFT);
  let flightId = 0;
  /** Every second flight has a crew, and all of them dock. */
  const withDetails = (flights: FlightRecord[]) =>
    flights.map((flight): FlightRecord => {
      flightId += 1;
      const crew = Array.from({ length: flightId % 2 === 0 ? CREW : 0 }, (_, index) => ({
        id: CREW * flightId + index,
        role: 1 + index,
        astronaut: 1 + ((flightId + index * 7) % people),
      }));
      return {
        ...flight,
        id: flightId,
        details: {
          as_of: '2026-01-01T00:00:00Z',
          launch_crew: crew,
          onboard_crew: [],
          landing_crew: crew,
          docking_events: [
            {
              id: flightId,
              docking: flight.launch.net,
              departure: flight.mission_end,
              docking_location: 1 + (flightId % PORTS),
              space_station_target: 1 + (flightId % 2),
              flight_vehicle_target: null,
            },
          ],
        },
      };
    });
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
        flights: withDetails(
          records.flights(flown, {
            from: `${1961 + upTo(40)}-0${1 + upTo(9)}-1${upTo(9)}T0${upTo(9)}:30:00Z`,
            days: 1 + upTo(200),
            pause: 30 + upTo(200),
            mission: `${name} to orbit`,
          }),
        ),
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
    astronauts: numbers(people).map((id) => ({
      id,
      name: personName(id),
      nationality: [],
      agency: null,
    })),
    astronaut_roles: numbers(CREW).map((id) => ({ id, name: `Role ${id}`, priority: id })),
    space_stations: numbers(2).map((id) => ({
      id,
      name: `Station ${id}`,
      status: null,
      founded: null,
      deorbited: null,
      orbit: null,
    })),
    docking_locations: numbers(PORTS).map((id) => ({ id, name: `Port ${id}`, space_station: 1 + (id % 2) })),
    types: TYPES.map((name, index) => ({ id: index + 1, name })),
  });
}
