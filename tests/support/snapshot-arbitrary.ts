/** Generators of sound snapshots and of Launch Library 2's normal shape, for property tests. */
import fc from 'fast-check';

import type { Snapshot, SpacecraftRecord } from '#domain/schema.ts';

import { snapshotWith } from '../fixtures/builders.ts';
import type { JsonRecord } from './ll2-records.ts';

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  // Control characters are dropped on the way and halves of surrogate pairs mended; that is for another test.
  .filter((text) => text.trim() !== '' && !/[\p{Cc}\p{Cs}]/u.test(text));
const id = fc.integer({ min: 1, max: 60 });
const count = fc.integer({ min: 0, max: 5000 });
const duration = fc
  .record({ days: count, hours: fc.nat(23), minutes: fc.nat(59) })
  .map(({ days, hours, minutes }) => `P${days}DT${hours}H${minutes}M`);
const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const moment = fc.date({ min: new Date(0), max: new Date('2090-01-01'), noInvalidDate: true }).map(isoSeconds);

/** Rows by id, each id once. */
const rows = <Row extends { id: number }>(row: fc.Arbitrary<Row>) =>
  fc
    .uniqueArray(row, { selector: (value) => value.id, maxLength: 8 })
    .map((list) => list.toSorted((a, b) => a.id - b.id));

const crew = fc.array(fc.record({ id: nullable(id), role: fc.constant(null), astronaut: fc.constant(null) }), {
  maxLength: 3,
});
const details = fc.record({
  as_of: moment,
  launch_crew: crew,
  onboard_crew: crew,
  landing_crew: crew,
  docking_events: rows(
    fc.record({
      id,
      docking: nullable(moment),
      departure: nullable(moment),
      docking_location: fc.constant(null),
      space_station_target: fc.constant(null),
      flight_vehicle_target: nullable(id),
    }),
  ),
});

const flight = fc.record({
  id: nullable(id),
  mission: nullable(line),
  launch: fc.record({
    id: nullable(line),
    name: nullable(line),
    net: nullable(moment),
    launch_designator: nullable(line),
    status: fc.constant(null),
    net_precision: fc.constant(null),
    window_start: nullable(moment),
    window_end: nullable(moment),
    failreason: nullable(line),
    launch_service_provider: fc.constant(null),
    rocket: fc.constant(null),
    mission: nullable(fc.record({ type: nullable(line), description: nullable(line), orbit: fc.constant(null) })),
    pad: fc.constant(null),
    program: fc.constant<number[]>([]),
  }),
  landing: nullable(
    fc.record({
      attempt: nullable(fc.boolean()),
      success: nullable(fc.boolean()),
      description: nullable(line),
      downrange_distance: nullable(count),
      type: fc.constant(null),
      landing_location: fc.constant(null),
    }),
  ),
  destination: nullable(line),
  mission_end: nullable(moment),
  duration: nullable(duration),
  turn_around_time: nullable(duration),
  docked: fc.constant(null),
  details: nullable(details),
  outcome: nullable(fc.constantFrom('landed', 'lost', 'in flight')),
  evidence: fc.constant(null),
});

const spacecraft: fc.Arbitrary<SpacecraftRecord> = fc.record({
  id,
  name: line,
  serial_number: nullable(line),
  is_placeholder: fc.boolean(),
  in_space: fc.boolean(),
  time_in_space: nullable(duration),
  time_docked: nullable(duration),
  flights_count: nullable(count),
  mission_ends_count: nullable(count),
  status: fc.constant(null),
  description: line,
  spacecraft_config: fc.constant(null),
  image: fc.constant(null),
  fastest_turnaround: nullable(duration),
  flights: fc.array(flight, { maxLength: 3 }),
  as_of: fc.constant('2030-01-01T00:00:00Z'),
  counts_from: fc.constant('record'),
  doubts: fc.constant([]),
});

const image = fc.record({
  id,
  name: line,
  image_url: fc.webUrl(),
  thumbnail_url: nullable(fc.webUrl()),
  credit: nullable(line),
  license: fc.constant(null),
  single_use: nullable(fc.boolean()),
  variants: fc.constant<Snapshot['images'][number]['variants']>([]),
});

/** A sound snapshot. Its craft refer to nothing, so that any two of them can be compared. */
export const snapshots: fc.Arbitrary<Snapshot> = fc
  .record({
    spacecraft: rows(spacecraft),
    statuses: rows(fc.record({ id, name: line })),
    images: rows(image),
    licences: rows(fc.record({ id, name: line, priority: nullable(count), link: nullable(fc.webUrl()) })),
  })
  .map((parts) => snapshotWith({ configurations: [], ...parts }));

const named = fc.record({ id, name: line });
const address = fc.constant('https://ll2.example/2.3.0/');

/** Records that are repeated inside others must be the same wherever they are, so each id has one record. */
const byId = (make: (id: number) => JsonRecord) => fc.integer({ min: 1, max: 4 }).map(make);

const licence = byId((number) => ({
  id: number,
  name: `Terms ${number}`,
  priority: number,
  link: number > 2 ? null : 'https://terms.example/',
}));
const picture = fc.record({
  id,
  name: line,
  image_url: fc.webUrl(),
  thumbnail_url: fc.webUrl(),
  credit: nullable(line),
  license: licence,
  single_use: fc.boolean(),
  variants: fc.constant([]),
});
const agency = byId((number) => ({
  response_mode: 'list',
  id: number,
  url: `https://ll2.example/2.3.0/agencies/${number}/`,
  name: `Bureau ${number}`,
  abbrev: number === 1 ? '' : `B${number}`,
  type: { id: number, name: `Kind ${number}` },
}));

/** The first two have no parent; the others have the first. */
const family = byId((number) => ({
  response_mode: 'normal',
  id: number,
  name: `Kin ${number}`,
  description: number === 1 ? '' : 'Herons all.',
  manufacturer:
    number === 2
      ? null
      : {
          response_mode: 'list',
          id: 9,
          url: 'https://ll2.example/2.3.0/agencies/9/',
          name: 'Makers',
          abbrev: '',
          type: { id: 1, name: 'Kind 1' },
        },
  parent: number > 2 ? { response_mode: 'list', id: 1, name: 'Kin 1' } : null,
  maiden_flight: number === 2 ? null : '1990-02-20',
}));

/** A spacecraft in the normal shape of Launch Library 2, links made from ids. */
export const normalSpacecraft: fc.Arbitrary<JsonRecord> = fc
  .record({
    response_mode: fc.constant('normal'),
    id,
    url: address,
    name: line,
    serial_number: nullable(line),
    is_placeholder: fc.boolean(),
    image: nullable(picture),
    in_space: fc.boolean(),
    time_in_space: nullable(duration),
    time_docked: nullable(duration),
    flights_count: nullable(count),
    mission_ends_count: nullable(count),
    status: named,
    description: fc.oneof(fc.constant(''), line),
    spacecraft_config: fc.record({
      response_mode: fc.constant('normal'),
      id,
      url: address,
      name: line,
      type: named,
      agency,
      family: fc.uniqueArray(family, { selector: ({ id }) => id, maxLength: 3 }),
      in_use: fc.boolean(),
      image: fc.constant(null),
    }),
    fastest_turnaround: nullable(duration),
  })
  .map((craft) => ({
    ...craft,
    url: `${craft.url}spacecraft/${craft.id}/`,
    spacecraft_config: {
      ...craft.spacecraft_config,
      url: `${craft.url}spacecraft_configurations/${craft.spacecraft_config.id}/`,
    },
  }));

function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
