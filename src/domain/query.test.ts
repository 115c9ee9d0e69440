/** LL2's documented answers, rule by rule; and the engine against a naive second one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { configuration, craft, snapshotWith } from '../../tests/fixtures/builders.ts';
import { naiveAnswer, naiveConfigurations, naiveSpacecraft } from '../../tests/support/naive-query.ts';
import { idsOf, queryOfConfigurations, queryOfSpacecraft, told } from '../../tests/support/query-answers.ts';
import { someQuestion, someSnapshot } from '../../tests/support/query-arbitrary.ts';
import { DEFAULT_LIMIT, MAX_LIMIT } from './query.ts';
import type { Query } from './query.ts';

describe('search', () => {
  const query = queryOfSpacecraft(
    snapshotWith({
      spacecraft: [
        craft({ id: 1, name: 'DragonFly', spacecraft_config: 1 }),
        craft({ id: 2, name: '100% _new_ "A"', spacecraft_config: 2 }),
        craft({ id: 3, name: 'Straße', spacecraft_config: null }),
      ],
      configurations: [configuration({ id: 1, name: 'Crew Dragon 2' }), configuration({ id: 2, name: 'Öre' })],
    }),
  );

  test.each([
    ['dragon', [1], 'any case'],
    ['AGONF', [1], 'inside a word'],
    ['Crew Dragon', [1], 'each term in any of the two names'],
    ['fly,crew', [1], 'terms parted by a comma'],
    [' ,fly , crew,', [1], 'nothing between commas'],
    ['fly\u3000crew\x1c2', [1], 'white space of every kind'],
    ['fly öre', [], 'every term must be there'],
    ['ÖRE', [2], 'capitals of other letters'],
    ['%', [2], 'a per cent sign is a letter'],
    ['_n', [2], 'an underscore is a letter'],
    ['0_n', [], 'and stands for nothing else'],
    ['"a"', [2], 'quotation marks are letters'],
    ['"crew dragon"', [], 'and do not bind words'],
    ['cre\0w', [1], 'NUL is dropped'],
    ['\0', [1, 2, 3], 'and leaves nothing to look for'],
    ['straße', [3], 'a letter without a capital'],
    ['strasse', [], 'which is not two'],
    ['', [1, 2, 3], 'nothing'],
    [' , ', [1, 2, 3], 'nothing but separators'],
    ['crew crew CREW', [1], 'a term again'],
  ])('for %j finds %j: %s', (search, ids) => {
    expect(idsOf(query, String(new URLSearchParams({ search })))).toEqual(ids);
  });
});

describe('ordering of spacecraft', () => {
  const query = queryOfSpacecraft(
    snapshotWith({
      spacecraft: [
        craft({ id: 4, name: 'W', time_in_space: 'P2D', time_docked: null, flights_count: 2, mission_ends_count: 1 }),
        craft({
          id: 2,
          name: 'Y',
          time_in_space: 'PT30H',
          time_docked: 'P0D',
          flights_count: null,
          mission_ends_count: 1,
        }),
        craft({ id: 9, name: 'R', time_in_space: null, time_docked: 'P9D', flights_count: 2, mission_ends_count: 0 }),
        craft({ id: 1, name: 'Z', time_in_space: 'P10D', time_docked: 'P0D', flights_count: 0, mission_ends_count: 2 }),
        craft({ id: 7, name: 'T', time_in_space: 'P0D', time_docked: null, flights_count: 2, mission_ends_count: 1 }),
      ],
    }),
  );

  test.each([
    ['', [1, 2, 4, 7, 9], 'by id'],
    ['id', [1, 2, 4, 7, 9], ''],
    ['-id', [9, 7, 4, 2, 1], ''],
    ['time_in_space', [7, 2, 4, 1, 9], 'by length, not by letters; the unknown last'],
    ['-time_in_space', [1, 4, 2, 7, 9], 'the unknown last here too'],
    ['-time_docked', [9, 1, 2, 4, 7], 'ties by id ascending, in both directions'],
    ['time_docked', [1, 2, 9, 4, 7], ''],
    ['-flights_count', [4, 7, 9, 1, 2], ''],
    ['mission_ends_count', [9, 2, 4, 7, 1], ''],
    ['-mission_ends_count,-id', [1, 7, 4, 2, 9], 'a list'],
    ['mission_ends_count, -flights_count', [9, 4, 7, 2, 1], 'spaces around names'],
    ['name', [1, 2, 4, 7, 9], 'not a name that orders'],
    ['name,-id,serial_number', [9, 7, 4, 2, 1], 'names that do not order are dropped'],
    ['--id', [1, 2, 4, 7, 9], 'nor does a sign twice'],
    ['- id', [1, 2, 4, 7, 9], 'nor a sign apart'],
    ['id,-id', [1, 2, 4, 7, 9], 'of a name given twice the first counts'],
    ['toString,__proto__,constructor', [1, 2, 4, 7, 9], 'names of another kind'],
    ['ID', [1, 2, 4, 7, 9], 'case matters'],
  ])('%j gives %j %s', (ordering, ids) => {
    expect(idsOf(query, String(new URLSearchParams({ ordering })))).toEqual(ids);
  });
});

describe('paging', () => {
  const ids = Array.from({ length: 123 }, (_, index) => index + 1);
  const query = queryOfSpacecraft(snapshotWith({ spacecraft: ids.map((id) => craft({ id })) }));

  test.each([
    ['', 10],
    ['limit=5', 5],
    ['limit=100', 100],
    ['limit=101', 100],
    ['limit=99999999999999999999999', 100],
    ['limit=0', 10],
    ['limit=-5', 10],
    ['limit=abc', 10],
    ['limit=5.0', 10],
    ['limit=1e1', 10],
    ['limit=0x5', 10],
    ['limit=%EF%BC%95', 10],
    ['limit=%205%20', 5],
    ['limit=%2B5', 5],
    ['limit=+5', 5],
    ['limit=', 10],
    ['limit=5&limit=7', 7],
    ['limit=7&limit=', 10],
  ])('?%s gives %d rows', (question, count) => {
    expect(idsOf(query, question)).toEqual(ids.slice(0, count));
  });

  test.each([
    ['offset=120', [121, 122, 123]],
    ['offset=%20120', [121, 122, 123]],
    ['offset=123', []],
    ['offset=99999999999999999999999', []],
    ['offset=-1', ids.slice(0, 10)],
    ['offset=abc', ids.slice(0, 10)],
    ['offset=1.5', ids.slice(0, 10)],
    ['offset=', ids.slice(0, 10)],
    ['offset=5&limit=2', [6, 7]],
  ])('?%s gives %j', (question, expected) => {
    expect(idsOf(query, question)).toEqual(expected);
  });

  test.each([
    ['', 'limit=10&offset=10', null],
    ['offset=0', 'limit=10&offset=10', null],
    ['limit=100', 'limit=100&offset=100', null],
    ['limit=1000', 'limit=100&offset=100', null],
    ['limit=100&offset=23', null, 'limit=100'],
    ['offset=10', 'limit=10&offset=20', 'limit=10'],
    ['offset=4', 'limit=10&offset=14', 'limit=10'],
    ['offset=25', 'limit=10&offset=35', 'limit=10&offset=15'],
    ['offset=113', null, 'limit=10&offset=103'],
    ['offset=500', null, 'limit=10&offset=490'],
    ['offset=x&limit=x', 'limit=10&offset=10', null],
    ['ordering=-id&format=json&mode=', 'format=json&limit=10&mode=&offset=10&ordering=-id', null],
    ['z=2&a=1&z=1', 'a=1&limit=10&offset=10&z=2&z=1', null],
    ['limit=5&offset=5&limit=10', 'limit=10&offset=15', 'limit=10'],
    ['Z=1&_=2&z=3', 'Z=1&_=2&limit=10&offset=10&z=3', null],
    ['q=a+b%20c%2Bd&r=%C3%A9%21%27%28%29%2A~', 'limit=10&offset=10&q=a+b+c%2Bd&r=%C3%A9%21%27%28%29%2A~', null],
    ['flag&=1', '=1&flag=&limit=10&offset=10', null],
  ])('?%s links to %j and back to %j', (question, next, previous) => {
    expect(told(query, question)).toMatchObject({ status: 200, body: { count: 123, next, previous } });
  });

  test('has the limits that LL2 documents', () => {
    expect([DEFAULT_LIMIT, MAX_LIMIT]).toEqual([10, 100]);
  });
});

describe('mode and format', () => {
  const query = queryOfSpacecraft(snapshotWith());
  const noChoice = (mode: string) => [`Select a valid choice. ${mode} is not one of the available choices.`];

  test.each([
    ['', 'normal'],
    ['mode=normal', 'normal'],
    ['mode=detailed', 'detailed'],
    ['mode=', 'normal'],
    ['mode=list&mode=detailed', 'detailed'],
    ['format=json', 'normal'],
    ['format=', 'normal'],
  ])('?%s is answered in mode %s', (question, mode) => {
    expect(query.answer(new URLSearchParams(question))).toMatchObject({ ok: true, mode });
  });

  test.each([
    ['mode=list', 400, { mode: noChoice('list') }],
    ['mode=Normal', 400, { mode: noChoice('Normal') }],
    ['format=api', 404, { detail: 'Not found.' }],
    ['format=xml', 404, { detail: 'Not found.' }],
    ['format=JSON', 404, { detail: 'Not found.' }],
    ['format=xml&mode=list&status=x', 404, { detail: 'Not found.' }],
    ['mode=list&status=x', 400, { mode: noChoice('list') }],
  ])('?%s is refused with %d', (question, status, body) => {
    expect(told(query, question)).toEqual({ status, body });
  });
});

describe('matching', () => {
  const query = queryOfSpacecraft(
    snapshotWith({ spacecraft: [1, 2, 3].map((id) => craft({ id, status: id, in_space: id < 3 })) }),
  );
  const ids = (question: string, without?: string) => {
    const found = query.matching(new URLSearchParams(question), without);
    return 'status' in found ? found.status : found.map(({ id }) => id);
  };

  test('gives all rows in order, whatever the page', () => {
    expect(ids('ordering=-id&limit=1&offset=2')).toEqual([3, 2, 1]);
  });

  test('passes over one filter where that is asked for', () => {
    expect(ids('status=1&in_space=true')).toEqual([1]);
    expect(ids('status=1&in_space=true', 'status')).toEqual([1, 2]);
  });

  test('refuses a bad filter, unless that is the one passed over', () => {
    expect(ids('status=x')).toBe(400);
    expect(ids('status=x', 'status')).toEqual([1, 2, 3]);
  });
});

describe('a long text costs no more than its length', () => {
  const query = queryOfSpacecraft(snapshotWith({ spacecraft: [craft({ id: 1, name: 'Heron 1' })] }));
  const spaces = ' '.repeat(100_000);

  test.each([
    ['spaces within a name', `name=a${spaces}b`],
    ['spaces within an ordering', `ordering=a${spaces}b`],
    ['spaces within a search', `search=a${spaces}b`],
    ['spaces within a number', `limit=1${spaces}b&offset=1${spaces}b`],
    ['digits before a letter', `limit=${'1'.repeat(100_000)}x`],
    ['commas in an ordering', `ordering=${','.repeat(100_000)}`],
    ['one name many times', 'a=1&'.repeat(50_000)],
    ['many names', Array.from({ length: 50_000 }, (_, index) => `a${index}`).join('&')],
  ])('%s', (_, question) => {
    const began = performance.now();
    told(query, `${question}&limit=1&offset=1`);
    // Time that grows with the square of the length is tens of seconds here.
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('any question about any rows', () => {
  test.each([
    ['spacecraft', queryOfSpacecraft, naiveSpacecraft],
    ['configurations', queryOfConfigurations, naiveConfigurations],
  ] as const)('about %s is answered as by the naive engine', (_, engine, naive) => {
    const statuses = new Set<number>();
    fc.assert(
      fc.property(someSnapshot, fc.array(someQuestion, { minLength: 12, maxLength: 12 }), (data, questions) => {
        const query: Query<{ id: number }> = engine(data);
        for (const question of questions) {
          const answer = told(query, question);
          statuses.add(answer.status);
          expect({ question, answer }).toEqual({ question, answer: naiveAnswer(naive(data), question) });
        }
      }),
      { numRuns: 100 },
    );
    expect([...statuses].toSorted()).toEqual([200, 400, 404]);
  });

  test('next followed to the end yields each row once', () => {
    let longest = 0;
    fc.assert(
      fc.property(someSnapshot, someQuestion, fc.integer({ min: 1, max: 12 }), (data, question, limit) => {
        const query = queryOfSpacecraft(data);
        const all = query.matching(new URLSearchParams(question));
        let at: string | null = `${question}&limit=${limit}&offset=0`;
        const seen: number[] = [];
        for (let pages = 0; at !== null; pages += 1) {
          const { status, body }: ReturnType<typeof told> = told(query, at);
          if (status !== 200) return;
          const page = body as { ids: number[]; next: string | null };
          seen.push(...page.ids);
          at = page.next;
          longest = Math.max(longest, pages);
        }
        if ('status' in all) throw new Error('a list that was paged was refused');
        expect(seen).toEqual(all.map(({ id }) => id));
      }),
      { numRuns: 80 },
    );
    expect(longest).toBeGreaterThan(5);
  });
});
