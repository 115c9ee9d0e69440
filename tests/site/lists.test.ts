import { describe, expect, test } from 'vitest';

import { facetNames, facets } from '#domain/facets.ts';
import { directions, orderingNames } from '#domain/orderings.ts';

import { FLEET_SIZE, fleet } from '../fixtures/fleet.ts';
import { inOneLine, listRows, openSite } from '../support/built-site.ts';
import { launchOrderedIds, orderedIds, valuesWithMembers } from '../support/expected.ts';

const site = openSite('fleet');
const { routes } = site;
const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

describe('the orderings', () => {
  const cases = orderingNames.flatMap((name) => directions.map((direction) => [name, direction] as const));

  test.each(cases)('%s, %s: all craft once, ties by id, the unknown last', (name, direction) => {
    const listed = idsOf(site.listRows(routes.spacecraftBy(name, direction)));
    expect(listed).toHaveLength(FLEET_SIZE);
    expect(listed).toEqual(orderedIds(fleet, name, direction === 'descending'));
  });

  test('are all in the menu of every list of all craft', () => {
    const lists = [routes.spacecraft, ...cases.map(([name, direction]) => routes.spacecraftBy(name, direction))];
    for (const list of lists) {
      const links = new Set(
        site
          .page(list)
          .$('main a')
          .toArray()
          .map((link) => link.attribs['href']),
      );
      const missing = orderingNames.filter((name) =>
        directions.every((direction) => !links.has(routes.spacecraftBy(name, direction))),
      );
      expect({ list, missing }).toEqual({ list, missing: [] });
    }
  });

  test('have ties and unknown values to put in order', () => {
    const counts = fleet.spacecraft.map(({ flights_count }) => flights_count);
    expect(counts).toContain(null);
    expect(new Set(counts).size).toBeLessThan(FLEET_SIZE / 2);
  });
});

describe('all spacecraft by name', () => {
  const names = new Map(fleet.spacecraft.map(({ id, name }) => [id, name]));
  const listed = idsOf(site.listRows(routes.spacecraft));

  test('holds all craft once', () => {
    expect(listed.toSorted()).toEqual(idsOf(fleet.spacecraft).toSorted());
  });

  test('counts as people count', () => {
    const series = listed.map((id) => names.get(id)!).filter((name) => name.startsWith('Heron No.'));
    expect(series).toEqual(series.map((_, index) => `Heron No.${index + 1}`));
    expect(series.length).toBeGreaterThan(10);
  });

  test('begins with signs and digits, goes through the alphabet, and ends with other scripts', () => {
    const letters = listed
      .map((id) => names.get(id)!)
      .filter((name) => /^[a-z]/i.test(name))
      .map((name) => name.slice(0, 1).toLowerCase());
    expect(letters).toEqual(letters.toSorted());
    expect(names.get(listed.at(-1)!)).toMatch(/^\P{Script=Latin}/u);
  });

  test('puts craft of one name by id', () => {
    expect(listed.indexOf(14)).toBe(listed.indexOf(13) + 1);
  });
});

describe.each(facetNames)('the pages of the facet %s', (facet) => {
  const groups = valuesWithMembers(fleet, facet);

  test.each(groups.map(({ value, members }) => [value.name, value, members] as const))(
    '%s: its craft, in order of first launch, then id',
    (_, value, members) => {
      expect(idsOf(site.listRows(routes.facetValue(facets[facet], value)))).toEqual(launchOrderedIds(members));
    },
  );

  test('are listed with their counts, which add up', () => {
    const { $ } = site.page(routes.facet(facets[facet]));
    const listed = $('[data-value]')
      .toArray()
      .map((element) => {
        const count = $(element).is('[data-count]') ? $(element) : $(element).find('[data-count]');
        return [$(element).attr('data-value'), Number(count.attr('data-count'))] as const;
      });
    expect(listed.toSorted()).toEqual(
      groups.map(({ value, members }) => [String(value.id), members.length] as const).toSorted(),
    );
    expect(groups.some(({ members }) => members.length > 0)).toBe(true);
  });

  test('are a click away from every page', () => {
    for (const { $, address } of site
      .pages()
      .filter(({ address }) => !address.startsWith(routes.facet(facets[facet])))) {
      expect({
        address,
        links: $(`body > :not(main) a[href="${routes.facet(facets[facet])}"]`).length,
      }).not.toMatchObject({
        links: 0,
      });
    }
  });

  test('are linked from that list', () => {
    const { $ } = site.page(routes.facet(facets[facet]));
    const links = new Set(
      $('main a')
        .toArray()
        .map((link) => $(link).attr('href')),
    );
    expect(groups.filter(({ value }) => !links.has(routes.facetValue(facets[facet], value)))).toEqual([]);
  });
});

describe('the lists of a kind of record', () => {
  test('in space: those in space, by first launch', () => {
    const expected = fleet.spacecraft.filter(({ in_space }) => in_space);
    expect(expected).toHaveLength(2);
    expect(idsOf(site.listRows(routes.inSpace))).toEqual(launchOrderedIds(expected));
  });

  test('placeholders: those and no others', () => {
    const expected = idsOf(fleet.spacecraft.filter(({ is_placeholder }) => is_placeholder));
    expect(expected).toHaveLength(2);
    expect(idsOf(site.listRows(routes.placeholders)).toSorted()).toEqual(expected.toSorted());
  });

  test('say so when they are empty', () => {
    const empty = openSite('handful');
    for (const address of [empty.routes.inSpace, empty.routes.placeholders]) {
      const page = empty.page(address);
      expect(listRows(page)).toEqual([]);
      expect(inOneLine(page.$('main').text()).length).toBeGreaterThan(40);
    }
  });
});

describe('a row', () => {
  const rows = new Map(site.listRows(routes.spacecraft).map((row) => [row.id, row.text]));

  test('holds what a reader compares', () => {
    for (const part of ['Old Faithful', 'H-001', 'Heron', 'Retired', '39', '1170']) {
      expect(rows.get(3)?.replaceAll(/(\d),(\d)/g, '$1$2')).toContain(part);
    }
  });

  test('leads to the page of its craft', () => {
    const craft = new Map(fleet.spacecraft.map((each) => [each.id, each]));
    const pages = site.listPages(routes.spacecraft);
    const wrong = pages.flatMap(({ $ }) =>
      $('tr[data-craft]')
        .toArray()
        .filter((row) => {
          const record = craft.get(Number($(row).attr('data-craft')))!;
          return $(row).find('a').first().attr('href') !== routes.craft(record);
        }),
    );
    expect(pages).toHaveLength(3);
    expect(wrong).toHaveLength(0);
  });

  test('says of a time that nobody wrote down that it is not recorded', () => {
    expect(rows.get(7)).toContain('not recorded');
    expect(rows.get(6)).toContain('not recorded');
  });
});
