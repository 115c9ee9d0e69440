/** What is checked on every kind of page as it is on a desk; `layout.test.ts` checks them on a phone. */
import { describe, expect } from 'vitest';

import { contrastViolations, violations } from '../support/axe.ts';
import { test } from '../support/browser.ts';
import { pageKindNames } from '../support/page-kinds.ts';

// What a query finds, the explorer with its comparison, another day and saving a copy are all that scripts add to a page.
const isFilledByScript = (kind: string) => /search|explorer|comparison|the people in space|reading offline/.test(kind);

describe.for(pageKindNames)('%s', (kind) => {
  test('loads without an error, and without a request that fails', async ({ visit }) => {
    const { complaints } = await visit(kind, 'wide');
    // A breach of the content policy is an error in the console.
    expect(complaints).toEqual({ console: [], requests: [] });
  });

  test('has its own content policy, in the header and in the head', async ({ visit }) => {
    const { page, policy } = await visit(kind, 'wide');
    const inHead = await page.locator('head > meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(`${inHead}; frame-ancestors 'none'`).toBe(policy);
    expect(policy.includes('wasm-unsafe-eval')).toBe(kind.startsWith('the search page'));
  });

  test.skipIf(isFilledByScript(kind))('says the same without JavaScript', async ({ visit }) => {
    const text = async (view: 'wide' | 'withoutScripts') => {
      const { page } = await visit(kind, view);
      return (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');
    };
    const plain = await text('withoutScripts');
    expect(plain.length).toBeGreaterThan(50);
    expect(plain).toBe(await text('wide'));
  });

  test('breaks no rule of accessibility, by day and by night', async ({ visit }) => {
    const { page } = await visit(kind, 'wide');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await contrastViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });
});
