import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { site as settings } from '#site.ts';
import { fleet } from '../fixtures/fleet.ts';
import { ids } from '../fixtures/special-craft.ts';
import { openSite } from '../support/built-site.ts';
import { ORIGIN } from '../support/run.ts';

const site = openSite('fleet');
const { routes } = site;
const published = site.read(site.fileAt(routes.snapshotFile)!);
const hash = createHash('sha256').update(published).digest('hex').slice(0, 12);
const note = `Snapshot of 3 February 2026, sha256 ${hash}, of Launch Library 2 by The Space Devs`;

function citationsOf(id: number): Record<string, string> {
  const { $ } = site.page(routes.craft(fleet.spacecraft.find((craft) => craft.id === id)!));
  const forms = $('details.cite h3').toArray();
  return Object.fromEntries(forms.map((form) => [$(form).text(), $(form).next('pre').text()]));
}

describe('the citation of a craft', () => {
  const address = `${ORIGIN}/spacecraft/${ids.manyFlights}/`;
  const forms = citationsOf(ids.manyFlights);

  test('stands in words and in the forms of programs', () => {
    expect(forms).toEqual({
      Text: `“Old Faithful”. ${settings.name}, 2026. ${note}. ${address}`,
      BibTeX: `@misc{spacecraft-3,\n title = {Old Faithful},\n howpublished = {${settings.name}},\n year = {2026},\n url = {${address}},\n note = {${note}}\n}`,
      'CSL-JSON': expect.any(String) as string,
      Wiki: `{{cite web |title=Old Faithful |website=${settings.name} |url=${address} |date=2026-02-03 |id=${note}}}`,
    });
    expect(JSON.parse(forms['CSL-JSON'] ?? '')).toEqual([
      {
        id: 'spacecraft-3',
        type: 'webpage',
        title: 'Old Faithful',
        'container-title': settings.name,
        issued: { 'date-parts': [[2026, 2, 3]] },
        URL: address,
        note,
      },
    ]);
  });

  test('leads to the craft', () => {
    expect(site.has(new URL(address).pathname)).toBe(true);
  });

  test('is on every page of a craft, closed, without a script of its own', () => {
    for (const craft of fleet.spacecraft) {
      const { $ } = site.page(routes.craft(craft));
      expect($('details.cite:not([open]) > summary').text()).toBe('Cite this page');
      expect($('details.cite pre')).toHaveLength(4);
      expect(() => JSON.parse($('details.cite h3:contains("CSL-JSON") + pre').text()) as unknown).not.toThrow();
    }
  });
});
