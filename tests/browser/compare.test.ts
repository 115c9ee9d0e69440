import { facets } from '#domain/facets.ts';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { fleet } from '../fixtures/fleet.ts';
import { ids } from '../fixtures/special-craft.ts';
import { test } from '../support/browser.ts';

const craftOf = (id: number) => fleet.spacecraft.find((craft) => craft.id === id)!;
const heads = (page: Page) => page.getByRole('columnheader');
const table = (page: Page) => page.getByRole('table', { name: 'The craft side by side' });

describe('the comparison', () => {
  test('stands craft side by side in the order of the address, drawn to one scale', async ({ open, site }) => {
    const { page, complaints } = await open();
    await page.goto(site.routes.compareOf([ids.inSpace, ids.manyFlights, ids.noFlights]), { waitUntil: 'networkidle' });
    expect(await heads(page).getByRole('link').first().innerText()).toBe('Night Watch');
    expect(await heads(page).count()).toBe(3);
    const stages = await page
      .locator('.compare-stage')
      .evaluateAll((all) =>
        all.map((stage) => [stage.getAttribute('viewBox'), Math.round(stage.getBoundingClientRect().width)].join()),
      );
    expect(stages).toHaveLength(3);
    expect(new Set(stages).size).toBe(1);
    expect(complaints).toEqual({ console: [], requests: [] });
  });

  test('marks what differs by a sign and a word, and shows that alone where asked', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.compareOf([ids.manyFlights, ids.oneFlight]));
    const row = (name: RegExp) => table(page).getByRole('row', { name });
    await row(/^Flights.*differs/).waitFor();
    expect(await row(/^Flights/).innerText()).toContain('≠');
    expect(await row(/^Type/).innerText()).not.toContain('≠');
    const all = await table(page).locator('tbody tr:visible').count();
    await page.getByRole('checkbox', { name: /Only where they differ/ }).check();
    expect(await table(page).locator('tbody tr:visible').count()).toBeLessThan(all);
    expect(await row(/^Type/).count()).toBe(0);
  });

  test('adds a craft by its name, and removes one', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.compareOf([ids.manyFlights]));
    await page.getByText('Add another craft to compare it with.').waitFor();
    const field = page.getByLabel('Add another, by name or serial number');
    await field.fill('night w');
    await page.getByRole('option', { name: /Night Watch/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(site.routes.compareOf([ids.manyFlights, ids.inSpace]));
    await page.getByRole('link', { name: 'Remove Old Faithful' }).click();
    await page.waitForURL(site.routes.compareOf([ids.inSpace]));
    expect(await heads(page).count()).toBe(1);
  });

  test('says which ids there are not, and begins with examples', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(`${site.routes.compare}?ids=${ids.manyFlights},4711,abc`);
    await page.getByText('No craft has the id “4711” and “abc”; they are left out.').waitFor();
    await page.goto(site.routes.compare);
    await page.getByRole('link', { name: 'The three longest in space' }).click();
    await page.waitForURL(/\?ids=3,/);
    await heads(page).nth(2).waitFor();
  });

  test('is filled from the explorer, six at the most, and remembered on the way', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.explore);
    const boxes = page.getByRole('checkbox', { name: /^Compare / });
    for (let index = 0; index < 5; index += 1) await boxes.nth(index).check();
    await page.getByRole('link', { name: 'Next page' }).click();
    await boxes.nth(1).check();
    expect(await boxes.nth(0).isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'Compare 6 craft' }).click();
    await page.waitForURL(/\/compare\/\?ids=\d+(?:,\d+){5}$/);
    await heads(page).nth(5).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Compare 6 craft' }).waitFor();
    await page.getByRole('button', { name: 'choose none' }).click();
    expect(await page.getByRole('link', { name: /^Compare \d/ }).count()).toBe(0);
  });

  test('is a link away from a craft, and from a list', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.craft(craftOf(ids.oneFlight)));
    await page.getByRole('main').getByRole('link', { name: 'Compare', exact: true }).click();
    await page.waitForURL(site.routes.compareOf([ids.oneFlight]));
    await page.goto(site.routes.inSpace);
    const few = fleet.spacecraft.filter(({ in_space }) => in_space);
    expect(few.length).toBeLessThanOrEqual(6);
    await page.getByRole('link', { name: 'Compare them' }).click();
    await expect.poll(() => heads(page).count()).toBe(few.length);
    await page.goto(site.routes.facetValue(facets.status, { id: 2, name: 'Retired' }));
    await page.getByRole('link', { name: 'Filter, plot and compare them' }).click();
    await page
      .getByRole('heading', { name: `${fleet.spacecraft.filter(({ status }) => status === 2).length} of 120` })
      .waitFor();
  });

  test('leads without JavaScript to the table of configurations', async ({ open, site }) => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto(site.routes.compareOf([3, 4]));
    await page
      .getByRole('main')
      .getByRole('link', { name: /in a table/ })
      .click();
    await page.waitForURL(site.routes.configurations);
  });
});
