/** A Chromium for the benchmarks that need one. */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

import { findChromium } from '../../../tests/support/chromium.ts';
import { SKIPPED } from './figures.ts';

/**
 * Measures in the Chromium that the browser tests drive. Where there is none, says so and ends as skipped.
 *
 * @param measure - gets the browser, which is closed at the end
 */
export async function inChromium(measure: (browser: Browser) => Promise<void>): Promise<void> {
  const found = await findChromium(process.env);
  if (found === null) {
    console.log('Skipped: it measures in Chromium, and there is none here; CHROMIUM may name one.');
    process.exitCode = SKIPPED;
    return;
  }
  const env = { ...(process.env as Record<string, string>), ...found.env };
  const browser = await chromium.launch({ executablePath: found.executablePath, env });
  try {
    await measure(browser);
  } finally {
    await browser.close();
  }
}
