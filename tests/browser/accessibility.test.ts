import { describe, expect } from 'vitest';

import { contrastViolations, targetViolations, violations } from '../support/axe.ts';
import { test } from '../support/browser.ts';
import { filled, pageKindNames, pageKinds } from '../support/page-kinds.ts';

describe.for(pageKindNames)('%s', (kind) => {
  test('breaks no rule of accessibility, by day and by night', async ({ open, site }) => {
    const { page } = await open({ colorScheme: 'light' });
    await page.goto(pageKinds[kind]!(site.routes), { waitUntil: 'networkidle' });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await contrastViolations(page)).toEqual([]);
  });

  test('has room for a finger on a narrow screen', async ({ open, site }) => {
    const { page } = await open({ viewport: { width: 412, height: 823 }, hasTouch: true, isMobile: true });
    await page.goto(pageKinds[kind]!(site.routes), { waitUntil: 'networkidle' });
    await filled(page);
    expect(await targetViolations(page)).toEqual([]);
  });
});
