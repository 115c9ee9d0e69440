import { describe, expect, test } from 'vitest';

import { facetList, facets } from '#domain/facets.ts';
import { explorerChoice } from '#explorer/choices.ts';
import { createExplorer } from '#explorer/explorer.ts';
import { decodeExplorer } from '#explorer/codec.ts';
import { readNames } from '#search/names.ts';

import { fleet } from '../fixtures/fleet.ts';
import { ApiFiles } from '../support/api-files.ts';
import { openSite } from '../support/built-site.ts';
import { valuesWithMembers } from '../support/expected.ts';

const site = openSite('fleet');
const api = new ApiFiles(site);
const explorer = createExplorer(decodeExplorer(JSON.parse(site.read('explore/craft.json'))));

describe.each(facetList)('the row of the facet $name gives it', ({ name, parameter, inSearch }) => {
  const groups = valuesWithMembers(fleet, name);

  test('a page of its values, with a link at the foot of every page', () => {
    const address = site.routes.facet(facets[name]);
    expect(site.pages().some((page) => page.address === address)).toBe(true);
    expect(site.page(site.routes.home).$(`footer a[href="${address}"], header a[href="${address}"]`).length).toBe(1);
  });

  test('a filter in the explorer that counts its craft', () => {
    const counts = explorer.counts(new URLSearchParams(), parameter);
    for (const { value, members } of groups) expect(counts?.get(String(value.id)) ?? 0).toBe(members.length);
    expect(explorerChoice(parameter).choices(explorer.data)).toHaveLength(groups.length);
    const { value, members } = groups.find((group) => group.members.length > 0)!;
    const answer = explorer.result(new URLSearchParams({ [parameter]: String(value.id) }));
    expect(answer).toMatchObject({ ok: true, page: { count: members.length } });
  });

  test('a filter on the search page, where its row says so', () => {
    const [row] = readNames(JSON.parse(site.read('search/names.json')));
    expect(Object.hasOwn(row!.facets, name)).toBe(inSearch === true);
  });

  test('a view in the database, which the description of the API names', () => {
    expect(api.text('openapi.json')).toContain(`by_${name}`);
    expect(site.page(site.routes.data).$('main').text()).toContain(`by_${name}`);
  });
});
