/** What can be asked of spacecraft and of configurations, by LL2's documented answers. */
import { describe, expect, test } from 'vitest';

import { agency, configuration, craft, snapshotWith } from '../../tests/fixtures/builders.ts';
import { idsOf, queryOfConfigurations, queryOfSpacecraft, told } from '../../tests/support/query-answers.ts';

const CHOICE = ['Select a valid choice. That choice is not one of the available choices.'];

describe('filters of spacecraft', () => {
  const query = queryOfSpacecraft(
    snapshotWith({
      spacecraft: [
        craft({ id: 1, name: 'Heron 1', in_space: true, status: 1, spacecraft_config: 1 }),
        craft({ id: 2, name: 'heron 1', is_placeholder: true, status: 2, spacecraft_config: 2 }),
        craft({ id: 3, name: 'Swift', in_space: true, status: null, spacecraft_config: null }),
      ],
      configurations: [1, 2, 3].map((id) => configuration({ id })),
    }),
  );

  test.each([
    ['', [1, 2, 3]],
    ['in_space=true', [1, 3]],
    ['in_space=TRUE', [1, 3]],
    ['in_space=1', [1, 3]],
    ['in_space=false', [2]],
    ['in_space=False', [2]],
    ['in_space=0', [2]],
    ['in_space=yes', [1, 2, 3]],
    ['in_space=%20true', [1, 2, 3]],
    ['in_space=2', [1, 2, 3]],
    ['in_space=', [1, 2, 3]],
    ['is_placeholder=true', [2]],
    ['is_placeholder=0', [1, 3]],
    ['name=Heron+1', [1]],
    ['name=heron%201', [2]],
    ['name=%20Heron+1%20', [1]],
    ['name=Heron', []],
    ['name=%20', [1, 2, 3]],
    ['status=1', [1]],
    ['status=%202%20', [2]],
    ['status=+2', [2]],
    ['status=%2B2', [2]],
    ['status=4', []],
    ['status=', [1, 2, 3]],
    ['spacecraft_config=2', [2]],
    ['spacecraft_config=3', []],
    ['in_space=true&status=1', [1]],
    ['in_space=true&is_placeholder=true', []],
    ['nonsense=1&agency=77', [1, 2, 3]],
    ['in_space=true&in_space=false', [2]],
    ['in_space=true&in_space=', [1, 2, 3]],
    ['status=x&status=1', [1]],
  ])('?%s finds %j', (question, ids) => {
    expect(idsOf(query, question)).toEqual(ids);
  });

  test.each([
    ['status=99', { status: CHOICE }],
    ['status=abc', { status: CHOICE }],
    ['status=1,2', { status: CHOICE }],
    ['status=1.0', { status: CHOICE }],
    ['status=%20', { status: CHOICE }],
    ['status=%EF%BC%91', { status: CHOICE }],
    ['spacecraft_config=0', { spacecraft_config: CHOICE }],
    ['spacecraft_config=-1', { spacecraft_config: CHOICE }],
    ['status=99&spacecraft_config=x&in_space=true', { spacecraft_config: CHOICE, status: CHOICE }],
  ])('?%s is refused with %j', (question, body) => {
    expect(told(query, question)).toEqual({ status: 400, body });
  });
});

describe('configurations', () => {
  const names = ['Progress M-UM', 'CST-100 Starliner', 'Progress-MS', 'crew dragon 2', 'Progress-M (modified)'];
  const query = queryOfConfigurations(
    snapshotWith({
      configurations: names.map((name, index) =>
        configuration({
          id: index + 1,
          name,
          agency: index < 2 ? 5 : null,
          in_use: index % 2 === 0,
          human_rated: [true, false, null, true, null][index] ?? null,
        }),
      ),
      agencies: [agency({ id: 5, name: 'Heron Works', abbrev: 'HW' }), agency({ id: 6 })],
    }),
  );

  test.each([
    ['', [4, 2, 5, 3, 1], 'by name, punctuation and case passed over'],
    ['ordering=name', [4, 2, 5, 3, 1], ''],
    ['ordering=-name', [1, 3, 5, 2, 4], ''],
    ['ordering=id', [4, 2, 5, 3, 1], 'ids do not order'],
    ['agency=5', [2, 1], ''],
    ['agency=6', [], 'an agency without configurations'],
    ['human_rated=true', [4, 1], ''],
    ['human_rated=false', [2], 'the unknown is not false'],
    ['in_use=1', [5, 3, 1], ''],
    ['name=Progress-MS', [3], ''],
    ['search=hw', [2, 1], 'in the abbreviation'],
    ['search=works+prog', [1], 'in the agency and in the name'],
    ['in_space=true&status=77', [4, 2, 5, 3, 1], 'filters of the other list'],
  ])('?%s gives %j %s', (question, ids) => {
    expect(idsOf(query, question)).toEqual(ids);
  });

  test('a bad agency is refused', () => {
    expect(told(query, 'agency=7')).toEqual({ status: 400, body: { agency: CHOICE } });
  });
});
