import { describe, expect, test } from 'vitest';

import { craft, flight } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { crewRecords, details } from '../../tests/fixtures/crews.ts';
import { ruritania } from '../../tests/fixtures/launches.ts';

import { cardMaker } from './cards.ts';
import { countryNames, peopleList, personRedirects, timeValue } from './people.ts';
import { peopleInSpacePage, spansFile } from './people-in-space.ts';
import { personPage, personPages } from './person.ts';

type Times = Parameters<typeof flight>[0];

/** One craft per flight. */
const contextWith = (...flights: Times[]) =>
  contextOf({
    ...crewRecords,
    spacecraft: flights.map((each, index) =>
      craft({ id: index + 1, name: `Heron ${index + 1}`, flights: [flight(each)] }),
    ),
  });

const everyone = details({ up: [[1], [2], [3], [4]], down: [[1], [2], [3], [4]] });
const ongoing = { net: '2026-01-01T04:05:06Z', mission_end: null, duration: null, outcome: 'in flight' as const };
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe('the list of people', () => {
  test('is by name, and divided into pages', () => {
    const context = contextOf(
      { ...crewRecords, spacecraft: [craft({ id: 1, flights: [flight({ details: everyone })] })] },
      { site: { pageSize: 3 } },
    );
    const [first, second] = peopleList(context).map(({ address, make }) => ({ address, page: make() }));
    expect([first?.address, second?.address]).toEqual(['/people/', '/people/page/2/']);
    expect(first?.page.rows.map(({ href }) => href)).toEqual(['/people/ada-1/', '/people/ada-4/', '/people/bela-2/']);
    expect(second?.page.rows).toMatchObject([{ label: 'Carl', countries: ruritania.name, flights: 1, bar: 100 }]);
    expect(second?.page.meta.title).toBe('People who flew in spacecraft, page 2 of 2');
  });

  test('is without those who are only in the crew of a planned flight, who have a page', () => {
    const planned = { net: '2027-01-01T00:00:00Z', mission_end: null, duration: null, outcome: 'planned' as const };
    const context = contextWith({ ...planned, details: details({ up: [[1, 1]] }) });
    expect(peopleList(context)[0]?.make()).toMatchObject({ rows: [], total: 0 });
    const [page] = personPages(context).map(({ make }) => make());
    expect(page).toMatchObject({ rows: [], planned: [{ craft: { href: '/spacecraft/heron-1-1/' } }], craft: [] });
    expect(page?.lead).toContain('is in the crew of');
  });

  test.each([
    [{ seconds: 86_400, complete: true }, '1 day'],
    [{ seconds: 86_400, complete: false }, 'at least 1 day'],
    [{ seconds: 0, complete: false }, 'unknown'],
  ])('says %o as %s', (time, text) => {
    expect(plain(timeValue(time).text)).toBe(text);
  });

  test.each([
    ['a name', { name: 'Freedonia', alpha_3_code: null }, ['Freedonia']],
    ['a code that a record names', { name: null, alpha_3_code: ruritania.alpha_3_code }, [ruritania.name]],
    ['a code that none names', { name: null, alpha_3_code: 'XYZ' }, ['XYZ']],
    ['nothing', { name: null, alpha_3_code: null }, []],
  ])('names a country by %s', (_, country, names) => {
    expect(countryNames(contextWith({}), [country])).toEqual(names);
  });
});

describe('the address of a person without the id', () => {
  test('leads to the one with it, but where two people share it', () => {
    expect(personRedirects(contextWith({ details: everyone })).map(({ address, target }) => [address, target])).toEqual(
      [
        ['/people/bela/', '/people/bela-2/'],
        ['/people/carl/', '/people/carl-3/'],
      ],
    );
  });
});

describe('the page of a person', () => {
  const context = contextWith(
    { mission: 'Trial 1', details: details({ up: [[1, 1]] }) },
    {
      mission: 'Trial 2',
      net: '2001-02-01T06:00:00Z',
      mission_end: '2001-03-01T06:00:00Z',
      details: details({ down: [[1, 2]] }),
    },
    { mission: 'Trial 3', ...ongoing, details: details({ up: [[1]] }) },
  );
  const page = personPage(context, context.catalogue.people[0]!);

  test('tells the craft up and down, with mission and role', () => {
    expect(page.rows.map(({ up, down }) => [up?.note ?? null, down?.note ?? null])).toEqual([
      ['Trial 1, Commander', 'Trial 2, Pilot'],
      ['Trial 3', null],
    ]);
    expect(page.rows[1]).toMatchObject({ noDown: '–', end: { missing: true } });
    expect(plain(page.rows[1]?.end.text ?? '')).toBe('in space as of 3 Feb 2026');
  });

  test('counts the time until the craft was read, as a part of all', () => {
    expect(page.facts.find(({ label }) => label === 'Time in space')).toMatchObject({
      value: expect.stringMatching(/^at least 92\sdays$/) as string,
      note: expect.stringMatching(/^as of 3\sFebruary 2026$/) as string,
    });
  });

  test('says name and nationality to machines, and nothing else', () => {
    const about = page.meta.about as unknown as Record<string, unknown>;
    expect(Object.keys(about).toSorted()).toEqual(['@id', '@type', 'name', 'nationality', 'url']);
    expect(about).toMatchObject({ '@type': 'Person', name: 'Ada', nationality: [{ name: ruritania.name }] });
  });

  test('has a card with its name', () => {
    expect(cardMaker(context)({ ...page.meta })).toMatchObject({ layout: 'shelf', name: page.meta.title });
  });

  test('has a title of its own where two have the name', () => {
    const two = contextWith({ details: everyone });
    const titles = personPages(two).map(({ make }) => make().meta.title);
    expect(new Set(titles).size).toBe(4);
  });
});

describe('the people in space', () => {
  const context = contextOf({
    ...crewRecords,
    spacecraft: [
      craft({ id: 1, flights: [flight({ ...ongoing, details: details({ up: [[1]] }) })] }),
      craft({
        id: 2,
        as_of: '2026-01-20T00:00:00Z',
        flights: [flight({ ...ongoing, details: details({ up: [[2]] }) })],
      }),
      craft({ id: 3, flights: [flight({ details: details({ up: [[3]], down: [[3]] }) })] }),
    ],
  });

  test('of the snapshot’s day are apart from those last confirmed earlier', () => {
    const page = peopleInSpacePage(context);
    expect(page.day).toBe('2026-02-03');
    expect(page.rows.map(({ name }) => name.text)).toEqual(['Ada']);
    expect(page.confirmedEarlier.map(({ name }) => name.text)).toEqual(['Bela']);
  });

  test('of other days are in the file', () => {
    expect(spansFile(context).spans).toHaveLength(3);
    expect(spansFile(contextWith({}))).toMatchObject({ spans: [], people: [], craft: [] });
  });
});
