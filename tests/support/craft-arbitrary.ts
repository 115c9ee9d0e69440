/** Craft for property tests of records and statistics: few values, so that many are equal, and every one may be missing. */
import fc from 'fast-check';

import type { FlightRecord, SpacecraftRecord } from '#domain/schema.ts';

import { craft, flight, momentOf } from '../fixtures/builders.ts';

const DAY = 86_400;

const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const duration = nullable(fc.constantFrom('P0D', 'PT30M', 'P1D', 'P1DT0.5S', 'P12DT3H', 'P400D'));
const count = nullable(fc.integer({ min: 0, max: 4 }));

const flights: fc.Arbitrary<FlightRecord[]> = fc
  .array(
    fc.record({
      day: nullable(fc.constantFrom(-3400, -5, 0, 3, 40, 400, 3652, 9000)),
      length: nullable(fc.constantFrom(-1, 0, 3, 40, 3700)),
      duration,
      outcome: nullable(fc.constantFrom('landed' as const, 'lost' as const, 'in flight' as const)),
    }),
    { maxLength: 4 },
  )
  .map((list) =>
    list
      .toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0))
      .map(({ day, length, outcome, duration: time }) =>
        flight({
          net: day === null ? null : momentOf(day * DAY),
          mission_end: length === null || outcome === 'in flight' ? null : momentOf(((day ?? 0) + length) * DAY),
          duration: length === null || outcome === 'in flight' ? time : agreeing(time, length),
          outcome,
        }),
      ),
  );

/** A duration that agrees with a flight of so many days, unless it is unknown; any that lasts, of one that ends too early. */
function agreeing(time: string | null, days: number): string | null {
  if (time === null) return null;
  return days < 0 ? 'P12DT3H' : `P${days}D`;
}

/** Some craft, each id once; by name they stand the other way round than by id. */
export const someCraft: fc.Arbitrary<SpacecraftRecord[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.integer({ min: 1, max: 30 }),
      flights,
      flights_count: count,
      time_in_space: duration,
      time_docked: duration,
      fastest_turnaround: duration,
      as_of: fc.constantFrom('2026', '1996-02-03', momentOf(12_000 * DAY)),
    })
    .map((fields) => craft({ ...fields, name: `Craft ${100 - fields.id}` })),
  { selector: ({ id }) => id, maxLength: 12 },
);
