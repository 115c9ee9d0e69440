/**
 * Finds the Chromium of the browser tests before the first of them starts.
 */
import type { TestProject } from 'vitest/node';

import { findChromium } from './chromium.ts';
import type { Chromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: Chromium | null;
  }
}

/**
 * Vitest's global setup of the browser tests.
 *
 * @throws Error in continuous integration when there is no browser: there, tests that look at nothing must not pass
 */
export async function setup(project: TestProject): Promise<void> {
  const chromium = await findChromium(process.env);
  if (chromium === null) {
    const message = 'There is no Chromium here. Install one, or name one in the variable CHROMIUM';
    if (process.env['CI']) throw new Error(`${message}.`);
    project.vitest.logger.warn(`${message}; the browser tests are left out.`);
  }
  project.provide('chromium', chromium);
}
