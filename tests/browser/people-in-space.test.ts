/** The journey through the days of the page that shows who was in space. */
import { pathToFileURL } from 'node:url';

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { fleet } from '../fixtures/fleet.ts';
import { test } from '../support/browser.ts';
import { unpackEdition } from '../support/edition.ts';
import { daysInSpace } from '../support/expected-crews.ts';
import { layoutShift, scriptsAfterPaint } from '../support/layout-shift.ts';

const DAY = '1967-02-16';
const heading = (page: Page) => page.getByRole('heading', { level: 2 }).first();
const namesOn = (page: Page) => page.locator('[data-table="aboard"] tbody th').allInnerTexts();
const expectedOn = (day: string) =>
  daysInSpace(fleet)
    .filter(({ first, last }) => first <= day && day <= last)
    .map(({ name }) => name);
const until = (page: Page, text: RegExp) => heading(page).filter({ hasText: text }).waitFor();

describe('the people in space', () => {
  test('are those of the day in the address, without anything moving', async ({ open, site }) => {
    const { page, complaints } = await open();
    await scriptsAfterPaint(page);
    await page.goto(site.routes.peopleInSpaceOn(DAY));
    await until(page, /16\s+February 1967: 2\s+people/);
    expect((await namesOn(page)).toSorted()).toEqual(expectedOn(DAY).toSorted());
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe(DAY);
    expect(await layoutShift(page)).toBeLessThan(0.1);
    expect(complaints).toEqual({ console: [], requests: [] });
  });

  test('of the days before and after are a step away, and back again', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.peopleInSpaceOn(DAY));
    await until(page, /16\s+February 1967/);
    await page.getByRole('button', { name: 'Next day' }).click();
    await until(page, /17\s+February 1967/);
    await page.getByRole('button', { name: 'Next day' }).click();
    await until(page, /18\s+February 1967: nobody/);
    expect(new URL(page.url()).search).toBe('?date=1967-02-18');
    expect(await page.locator('[data-table="aboard"]').isVisible()).toBe(false);
    await page.goBack();
    await until(page, /17\s+February 1967/);
    await page.getByRole('button', { name: 'Previous day' }).click();
    await until(page, /16\s+February 1967/);
  });

  test('of a day that is typed are shown by Enter, and each leads to a page', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.peopleInSpace);
    await until(page, /3\s+February 2026/);
    expect(await page.getByRole('button', { name: 'Next day' }).isDisabled()).toBe(true);
    await page.getByLabel('Day', { exact: true }).fill(DAY);
    await page.keyboard.press('Enter');
    await until(page, /16\s+February 1967/);
    const [name = ''] = await namesOn(page);
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  });

  test.for(['1967-02-30', '1960-12-31', '2026-02-04', 'yesterday', ''])(
    'of “%s”, which is no such day, are none: one sentence says so',
    async (text, { open, site }) => {
      const { page, complaints } = await open();
      await page.goto(site.routes.peopleInSpaceOn(text));
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toBe(
        `“${text}” is not a day between 1961-01-01 and 2026-02-03, such as 1969-07-20.`,
      );
      await page.getByRole('button', { name: 'Previous day' }).click();
      await until(page, /2\s+February 2026/);
      expect(await alert.isVisible()).toBe(false);
      expect(complaints).toEqual({ console: [], requests: [] });
    },
  );

  test('are those of the snapshot’s day where the file cannot be loaded', async ({ open, site }) => {
    const { page } = await open();
    await page.route('**/spans.json', (route) => route.abort());
    await page.goto(site.routes.peopleInSpaceOn(DAY));
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toBe('Other days could not be loaded. Try again later.');
    expect(await heading(page).innerText()).toMatch(/3\s+February 2026/);
  });

  test('are those of the snapshot’s day without JavaScript, and no other is offered', async ({ open, site }) => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto(site.routes.peopleInSpaceOn(DAY));
    expect(await heading(page).innerText()).toMatch(/3\s+February 2026/);
    expect(await page.getByLabel('Day', { exact: true }).isVisible()).toBe(false);
  });

  test('are in the edition, too, without a server', async ({ open }) => {
    const folder = unpackEdition('fleet', 'the days of the edition');
    const { page, complaints } = await open();
    await page.goto(`${pathToFileURL(folder).href}/people/in-space/index.html?date=${DAY}`);
    await until(page, /16\s+February 1967: 2\s+people/);
    await page.getByRole('button', { name: 'Next day' }).click();
    await until(page, /17\s+February 1967/);
    await page.getByLabel('Day', { exact: true }).fill(DAY);
    await page.keyboard.press('Enter');
    await until(page, /16\s+February 1967/);
    const [name = ''] = await namesOn(page);
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(complaints).toEqual({ console: [], requests: [] });
  });
});
