/** Generators of crews and dockings with the records that they refer to, for property tests. */
import fc from 'fast-check';

import type { FlightDetailsRecord } from '#domain/schema-details.ts';

import type { DetailLists } from './ll2-details.ts';

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '' && !/[\p{Cc}\p{Cs}]/u.test(text));
const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const id = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const moment = day.map((text) => `${text}T12:34:56Z`);

/** Rows by id, each id once; at least one. */
const rows = <Row extends { id: number }>(row: fc.Arbitrary<Row>) =>
  fc
    .uniqueArray(row, { selector: (value) => value.id, minLength: 1, maxLength: 5 })
    .map((list) => list.toSorted((a, b) => a.id - b.id));

const country = fc.record({
  id: nullable(id),
  name,
  alpha_2_code: nullable(name),
  alpha_3_code: nullable(name),
  nationality_name: nullable(name),
  nationality_name_composed: nullable(name),
});

const lists: fc.Arbitrary<DetailLists> = fc
  .record({
    astronauts: rows(
      fc.record({
        id,
        name,
        nationality: fc.array(country, { maxLength: 3 }),
        agency: nullable(fc.record({ id, name, abbrev: fc.oneof(fc.constant(''), name) })),
      }),
    ),
    astronaut_roles: rows(fc.record({ id: fc.nat(40), name, priority: nullable(fc.integer({ min: -9, max: 99 })) })),
    space_stations: rows(
      fc.record({
        id,
        name,
        status: nullable(fc.record({ id: fc.nat(9), name })),
        founded: nullable(day),
        deorbited: nullable(day),
        orbit: nullable(name),
      }),
    ),
    ports: rows(fc.record({ id, name, station: nullable(fc.nat(4)) })),
  })
  .map(({ ports, ...others }) => ({
    ...others,
    docking_locations: ports.map(({ station, ...port }) => ({
      ...port,
      space_station: station === null ? null : (others.space_stations[station]?.id ?? null),
    })),
  }));

/** One row of a list; null at times. */
const oneOf = (list: readonly { id: number }[]) => nullable(fc.constantFrom(...list.map((row) => row.id)));

function detailsWith(all: DetailLists): fc.Arbitrary<FlightDetailsRecord> {
  const crew = fc.array(
    fc.record({ id: nullable(id), role: oneOf(all.astronaut_roles), astronaut: oneOf(all.astronauts) }),
    { maxLength: 5 },
  );
  const event = fc.record({
    id,
    docking: nullable(moment),
    departure: nullable(moment),
    docking_location: oneOf(all.docking_locations),
    space_station_target: oneOf(all.space_stations),
    flight_vehicle_target: nullable(id),
  });
  return fc.record({
    as_of: fc.constant('2026-08-23T00:00:00Z'),
    launch_crew: crew,
    onboard_crew: crew,
    landing_crew: crew,
    docking_events: rows(event).map((events) => events.toSorted(byDocking)),
  });
}

function byDocking(a: { id: number; docking: string | null }, b: { id: number; docking: string | null }): number {
  const [left, right] = [a.docking ?? '9999', b.docking ?? '9999'];
  return left < right ? -1 : left > right ? 1 : a.id - b.id;
}

/** Details of some flights, and the lists that they refer to. */
export const detailsWithLists = lists.chain((all) =>
  fc.record({ lists: fc.constant(all), details: fc.array(detailsWith(all), { minLength: 1, maxLength: 4 }) }),
);
