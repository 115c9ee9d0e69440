import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fleet } from '../../tests/fixtures/fleet.ts';
import { ids } from '../../tests/fixtures/special-craft.ts';
import { explorerData } from '../../tests/support/explorer.ts';
import { naiveAnswer, naiveSpacecraft } from '../../tests/support/naive-query.ts';
import { someQuestion, someSnapshot } from '../../tests/support/query-arbitrary.ts';
import { createExplorer, selectedChoices, upstreamQueryString } from './explorer.ts';
import { explorerChoice, choiceFilterNames } from './choices.ts';
import type { ChoiceFilterName } from './choices.ts';
import type { ExplorerCraft } from './data.ts';
import { parseExplorerParams } from './query-params.ts';

const explorer = createExplorer(explorerData(fleet));
const ask = (search: string) => explorer.result(parseExplorerParams(search));
const idsOf = (search: string) => {
  const answer = ask(search);
  if (!answer.ok) throw new Error(answer.faults.map(({ sentence }) => sentence).join(' '));
  return answer.all.map(({ id }) => id);
};

describe('an answer', () => {
  test('is that of Launch Library 2 to its own questions', () => {
    fc.assert(
      fc.property(someSnapshot, someQuestion, (snapshot, query) => {
        const parameters = new URLSearchParams(query);
        // What LL2 does not know of spacecraft is a question of the explorer's own.
        fc.pre(['agency', 'view', 'x', 'y', 'columns'].every((name) => !parameters.has(name)));
        fc.pre(!/name|status/.test(parameters.getAll('ordering').join()));
        fc.pre([...parameters.values()].some(Boolean));
        const answer = createExplorer(explorerData(snapshot)).result(parseExplorerParams(`?${query}`));
        const { status, body } = naiveAnswer(naiveSpacecraft(snapshot), query);
        if (status !== 200) {
          expect(answer.ok).toBe(false);
          return;
        }
        if (!answer.ok) throw new Error(JSON.stringify(answer));
        const { count, ids: page } = body as { count: number; ids: number[] };
        expect({ count: answer.page.count, ids: answer.page.rows.map(({ id }) => id) }).toEqual({ count, ids: page });
      }),
      { numRuns: 120 },
    );
  });

  test('to no question is a beginning: the longest in space', () => {
    const answer = ask('');
    expect(answer).toMatchObject({ ok: true, page: { limit: 25, offset: 0, count: 120 } });
    expect(idsOf('?view=plot')).toEqual(idsOf('?ordering=-time_in_space'));
    expect(ask('?limit=')).toMatchObject({ ok: true, page: { limit: 25 } });
  });

  test('orders as Launch Library 2 does where both have the ordering: no flight time counts as zero', () => {
    const unwritten = explorer.data.craft.filter((craft) => craft.unwritten).map(({ id }) => id);
    expect(unwritten).not.toEqual([]);
    const order = idsOf('?ordering=time_in_space');
    expect(unwritten.map((id) => order.indexOf(id) < order.length / 2)).not.toContain(false);
  });

  const where = (keeps: (craft: ExplorerCraft) => boolean) => explorer.data.craft.filter(keeps).map(({ id }) => id);

  test.each([
    ['?family=1', ({ facets }: ExplorerCraft) => facets.family.some(({ id }) => id === 1)],
    ['?agency=10', ({ facets }: ExplorerCraft) => facets.agency[0]?.id === 10],
    ['?type=1', ({ facets }: ExplorerCraft) => facets.type[0]?.id === 1],
    ['?unknown=serial_number', ({ serial_number }: ExplorerCraft) => serial_number === null],
    ['?unknown=time_in_space', ({ time_in_space, unwritten }: ExplorerCraft) => time_in_space === null || unwritten],
    ['?flown=1961', ({ spans }: ExplorerCraft) => spans.some(({ from, to }) => from < -2922 && to >= -3287)],
  ] as const)('to %s holds what a look at every craft gives', (search, keeps) => {
    const expected = where((craft) => keeps(craft));
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(120);
    expect(idsOf(search)).toEqual(expected);
  });

  test('to a time that nobody wrote down holds the craft that flew without one', () => {
    expect(idsOf('?unknown=time_in_space')).toContain(ids.unrecordedTime);
    expect(idsOf('?unknown=time_in_space')).not.toContain(ids.noFlights);
  });

  test('goes by the orders of the atlas, too: by name as people sort, by first launch', () => {
    const names = (search: string) => {
      const answer = ask(`${search}&search=heron no&limit=100`);
      return answer.ok ? answer.page.rows.map(({ name }) => name) : [];
    };
    const byName = names('?ordering=name');
    expect(byName.slice(0, 3)).toEqual(['Heron No.1', 'Heron No.2', 'Heron No.3']);
    expect(names('?ordering=-name')).toEqual(byName.toReversed());
    const launches = (search: string) => {
      const answer = ask(search);
      return answer.ok ? answer.all.map(({ spans }) => spans[0]?.from ?? null) : [];
    };
    const known = launches('?ordering=first_launch').filter((day) => day !== null);
    expect(known).toEqual(known.toSorted((a, b) => a - b));
    expect(launches('?ordering=-first_launch').at(-1)).toBeNull();
  });

  test.each([
    ['?status=99', ['status'], 'No status has the id “99”.'],
    ['?spacecraft_config=x&family=0', ['spacecraft_config', 'family'], 'No configuration has the id “x”.'],
    ['?flown=soon', ['flown'], '“soon” is no span of time'],
    ['?flown=2005/1995', ['flown'], '“2005/1995” is no span of time'],
    ['?unknown=everything', ['unknown'], '“everything” is no unknown'],
    ['?view=globe', ['view'], '“globe” is no view'],
    ['?x=name', ['x'], '“name” is no number'],
    ['?columns=name,height', ['columns'], '“name” is no column'],
    ['?mode=none', ['mode'], '“none” is no mode'],
    ['?format=xml', ['format'], '“xml” is no format'],
  ])('to %s says what is wrong', (search, parameters, sentence) => {
    const answer = ask(search);
    if (answer.ok) throw new Error('It has an answer.');
    expect(answer.faults.map(({ parameter }) => parameter)).toEqual(parameters);
    expect(answer.faults[0]!.sentence).toContain(sentence);
  });

  test('never throws, whatever the address holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), someQuestion, (text, query) => {
        for (const search of [text, `?flown=${text}`, `?columns=${text}&view=plot`, `?${query}`]) {
          const parameters = parseExplorerParams(search);
          explorer.result(parameters);
          explorer.activeFilters(parameters);
          upstreamQueryString(parameters);
        }
      }),
    );
  });
});

describe('the count of a choice', () => {
  const questions = ['', '?search=heron', '?status=2&in_space=false', '?family=1&type=1', '?unknown=height&status=1'];

  test.each(questions)('is how many craft there are once it is chosen: %s', (search) => {
    const parameters = parseExplorerParams(search);
    for (const name of choiceFilterNames) {
      const counts = explorer.counts(parameters, name);
      for (const { value } of explorerChoice(name).choices(explorer.data)) {
        const next = new URLSearchParams(parameters);
        next.set(name, value);
        const answer = explorer.result(next);
        expect(answer.ok && answer.page.count, `${name}=${value}`).toBe(counts?.get(value) ?? 0);
      }
    }
  });

  test('is not there where the question has no answer', () => {
    expect(explorer.counts(parseExplorerParams('?status=99'), 'type')).toBeNull();
    expect(explorer.counts(parseExplorerParams('?status=99'), 'status')).not.toBeNull();
  });
});

describe('a choice', () => {
  test.each([
    ['?in_space=TRUE', 'in_space', 'true'],
    ['?in_space=0', 'in_space', 'false'],
    ['?in_space=maybe', 'in_space', ''],
    ['?status= 2 ', 'status', '2'],
    ['?status=002', 'status', '2'],
    ['?unknown=height', 'unknown', 'height'],
    ['?', 'status', ''],
  ] as [string, ChoiceFilterName, string][])('of %s is shown as %s = %s', (search, name, value) => {
    expect(selectedChoices(parseExplorerParams(search), name)).toBe(value);
  });
});

describe('a question in words', () => {
  test('names all that leaves craft out', () => {
    const search = '?search=heron&status=2&in_space=true&flown=1995/&unknown=height&name=Heron%201';
    expect(explorer.activeFilters(parseExplorerParams(search)).map(({ text }) => text)).toEqual([
      '“heron”',
      'the name is “Heron 1”',
      'status Retired',
      'in space',
      'height not recorded',
      'flew from 1995 on',
    ]);
  });

  test('says nothing of the order', () => {
    expect(explorer.activeFilters(parseExplorerParams('?ordering=id&limit=5'))).toEqual([]);
  });
});

describe('the question to the query service', () => {
  test.each([
    [
      '?search=a&status=2&ordering=-time_docked,id&limit=5&offset=10&view=plot',
      'limit=5&offset=10&ordering=-time_docked%2Cid&search=a&status=2',
      [],
    ],
    ['?family=1&flown=1995&in_space=true', 'in_space=true', ['family', 'flown']],
    ['?ordering=name&status=1', 'status=1', ['ordering']],
    ['?ordering=-first_launch', '', ['ordering']],
  ])('of %s is %s, without %j', (search, query, left) => {
    const question = upstreamQueryString(parseExplorerParams(search));
    expect(question.query.toString()).toBe(query);
    expect(question.left).toEqual(left);
  });
});
