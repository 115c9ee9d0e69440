import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { missedFlights, nextPage } from './details-plan.ts';
import type { DetailsState, FlightPage } from './details-plan.ts';

/** Flights with the ids from a number down to 1. */
const ids = (newest: number) => Array.from({ length: newest }, (_, index) => newest - index);
const state = (newest: number, asOf: (id: number) => string | null, missed: readonly number[] = []): DetailsState => ({
  flights: ids(newest).map((id) => ({ id, asOf: asOf(id) })),
  missed: new Set(missed),
});
/** A page of a list, as a sound service gives it. */
const page = (list: readonly number[], offset: number, limit = 100): FlightPage => {
  const own = list.slice(offset, offset + limit);
  return { offset, received: own.length, count: list.length, ids: own, bad: [] };
};
/** Fetches until nothing is left. @returns the pages, in order */
function fetchAll(known: DetailsState, list: readonly number[], calls = 50): FlightPage[] {
  const pages: FlightPage[] = [];
  while (pages.length < calls) {
    const next = nextPage(known, pages);
    if (!next) break;
    pages.push(page(list, next.offset, next.limit));
  }
  return pages;
}
const offsets = (pages: readonly FlightPage[]) => pages.map(({ offset }) => offset);

const never = () => null;
const old = () => '2030-01-01T00:00:00Z';

describe('the pages of a run', () => {
  test.each<[string, DetailsState, readonly number[], number[]]>([
    ['all, the newest first, where nothing is known', state(250, never), ids(250), [0, 100, 200]],
    ['those that hold what is missing', state(450, (id) => (id > 250 ? old() : null)), ids(450), [200, 300, 400]],
    ['the first one for a new flight', state(450, (id) => (id > 448 ? null : old())), ids(450), [0]],
    [
      'one where nothing is missing: the stalest',
      state(450, (id) => (id > 100 ? old() : '2029-01-01')),
      ids(450),
      [300],
    ],
    ['the newest of equally stale ones', state(450, old), ids(450), [0]],
    ['none without flights', state(0, never), [], []],
    ['none for a flight that was missed', state(150, (id) => (id === 9 ? null : old()), [9]), ids(150), [0]],
    [
      'the page behind the expected one, where the list has more flights than the snapshot',
      state(250, (id) => (id === 51 ? null : old())),
      [...Array.from({ length: 60 }, (_, index) => 400 - index), ...ids(250)],
      [100, 200],
    ],
    [
      'the pages before the expected one, where the list has fewer',
      state(450, (id) => (id === 250 ? null : old())),
      ids(450).filter((id) => id < 300),
      [200, 100, 0],
    ],
    ['one, where the list is empty', state(250, never), [], [0]],
    ['one for missed flights, where there is nothing else', state(50, never, ids(50)), ids(50), [0]],
  ])('%s', (_, known, list, expected) => {
    expect(offsets(fetchAll(known, list))).toEqual(expected);
  });

  test('are taken up where an earlier run has left them', () => {
    const known = state(450, never);
    const first = fetchAll(known, ids(450), 2);
    expect(nextPage(known, first)).toEqual({ offset: 200, limit: 100 });
    expect(nextPage(known, [...first, page(ids(450), 200, 25)])).toEqual({ offset: 225, limit: 100 });
    expect(nextPage(known, [page(ids(450), 0), page(ids(450), 100, 50), page(ids(450), 200)])).toEqual({
      offset: 150,
      limit: 50,
    });
  });
});

describe('a list in another order', () => {
  const everySeventh = ids(900).toSorted((a, b) => Number(b % 7 === 0) - Number(a % 7 === 0) || a - b);

  test('is fetched whole, and what it lacks is missed', () => {
    const known = state(900, never);
    const list = everySeventh.filter((id) => id !== 5);
    const pages = fetchAll(known, list);
    expect(offsets(pages)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800]);
    expect(missedFlights(known, pages)).toEqual([5]);
    expect(missedFlights(known, pages.slice(1))).toEqual([]);
  });

  test('is fetched whole by runs of a few calls', () => {
    const details = new Set<number>();
    const calls: number[] = [];
    for (let run = 0; run < 4; run++) {
      const pages = fetchAll(
        state(900, (id) => (details.has(id) ? old() : null)),
        everySeventh,
        7,
      );
      for (const each of pages) for (const id of each.ids) details.add(id);
      calls.push(pages.length);
      if (details.size === 900) break;
    }
    expect(calls.length).toBeLessThanOrEqual(3);
    expect(details.size).toBe(900);
  });
});

describe('a flight is missed', () => {
  const known = state(250, never);
  const without = (...gone: number[]) => ids(250).filter((id) => !gone.includes(id));
  test.each<[string, DetailsState, FlightPage[], number[]]>([
    ['where its page does not hold it', known, [page(without(100), 100)], [100]],
    ['at the beginning of the list', known, [page(without(250), 0)], [250]],
    ['at its end', known, [page(without(1), 200)], [1]],
    ['between two pages', known, [page(without(150), 0), page(without(150), 100)], [150]],
    ['where its record is bad', known, [{ ...page(ids(250), 100), bad: [9] }], [9]],
    ['as long as it does not come', state(250, never, [9]), [page(ids(250), 0)], [9]],
    ['no longer once it comes', state(250, never, [9]), [page(ids(250), 200)], []],
    ['where its page was renewed for it in vain', state(250, old), [page(ids(250).slice(1), 50)], [250]],
    [
      'not between two pages where the list has changed',
      known,
      [page(ids(250), 0), { ...page(without(150), 100), count: 249 }],
      [],
    ],
    ['not without a page', known, [], []],
  ])('%s', (_, before, pages, expected) => {
    expect(missedFlights(before, pages)).toEqual(expected);
  });
});

test('whatever the service holds, a run ends, fetches no offset twice, and leaves nothing that is to be had', () => {
  const id = fc.integer({ min: 1, max: 1200 });
  const descending = (list: readonly number[]) => list.toSorted((a, b) => b - a);
  const lists = fc.record({
    inSnapshot: fc.uniqueArray(id, { maxLength: 400, size: 'max' }),
    inList: fc.uniqueArray(id, { maxLength: 400, size: 'max' }),
    withDetails: fc.func(fc.boolean()),
    isSorted: fc.boolean(),
  });
  fc.assert(
    fc.property(lists, ({ inSnapshot, inList, withDetails, isSorted }) => {
      const before: DetailsState = {
        flights: descending(inSnapshot).map((each) => ({ id: each, asOf: withDetails(each) ? old() : null })),
        missed: new Set(),
      };
      const pages = fetchAll(before, isSorted ? descending(inList) : inList);
      expect(new Set(offsets(pages)).size).toBe(pages.length);
      const held = new Set(pages.flatMap((each) => each.ids));
      const missing = before.flights.filter(({ asOf }) => asOf === null).map((each) => each.id);
      expect(missing.filter((each) => inList.includes(each) && !held.has(each))).toEqual([]);
      // What is not to be had is asked for no more.
      const missed = new Set(missedFlights(before, pages));
      expect(missing.filter((each) => !inList.includes(each) && !missed.has(each))).toEqual([]);
      expect([...missed].filter((each) => held.has(each))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
