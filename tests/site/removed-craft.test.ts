/** What is left of a craft that Launch Library 2 lists no more. */
import { describe, expect, test } from 'vitest';

import { createService } from '#edge/service.ts';

import { gone, goneNameless, lastOfGone } from '../fixtures/fleet-history.ts';
import { fleet } from '../fixtures/fleet.ts';
import { openSite } from '../support/built-site.ts';
import { ORIGIN } from '../support/run.ts';

const site = openSite('fleet');
const { routes } = site;
const day = '2025-02-28';

describe('its permanent address', () => {
  test('says what it was, since when it is gone, and where the change stands', () => {
    const { $ } = site.page(routes.permalink(gone.id));
    expect($('h1').text()).toBe(gone.names[1]);
    const text = $('main').text().replaceAll('\u00a0', ' ');
    expect(text).toContain('gone since the snapshot of 28 February 2025');
    expect(text).toContain(`${gone.names[1]} is a Heron capsule. No flights of it are recorded.`);
    expect(text).toContain('G-2');
    expect($(`main a[href="${routes.configuration({ id: 1, name: 'Heron' })}"]`)).toHaveLength(1);
    expect($(`main a[href="${routes.changesOf(2025)}#${day}"]`).length).toBeGreaterThan(0);
  });

  test('says so as well where no more than the name is known', () => {
    const { $ } = site.page(routes.permalink(goneNameless.id));
    expect($('h1').text()).toBe(goneNameless.name);
    expect($('main').text()).not.toMatch(/null|undefined|Its last record/);
  });

  test('is in no sitemap, no index of names and no full text', () => {
    const { $ } = site.page(routes.permalink(gone.id));
    expect($('meta[name="robots"]').attr('content')).toContain('noindex');
    expect($('[data-pagefind-body]')).toHaveLength(0);
    expect(site.read('sitemap.xml')).not.toContain(`/${gone.id}/`);
    expect(site.read('search/names.json')).not.toContain(gone.names[1]);
  });

  test('is a body for programs as an answer 410 has it, which is no record', () => {
    expect(JSON.parse(site.read(`api/2.3.0/spacecraft/${gone.id}.json`))).toEqual({
      detail: expect.stringMatching(/^Gone\. /) as string,
      id: gone.id,
      name: gone.names[1],
      gone_since: '2025-02-28T18:00:00Z',
      page: ORIGIN + routes.permalink(gone.id),
      change: `${ORIGIN}${routes.changesOf(2025)}#${day}`,
      last_record: lastOfGone,
    });
    expect(JSON.parse(site.read(`api/2.3.0/spacecraft/${goneNameless.id}.json`))).toMatchObject({ last_record: null });
  });

  test('is not found by the query service, as at Launch Library 2', async () => {
    const answer = await createService(fleet)(new Request(`https://atlas.example/api/2.3.0/spacecraft/${gone.id}/`));
    expect([answer.status, await answer.json()]).toEqual([404, { detail: 'Not found.' }]);
  });
});
