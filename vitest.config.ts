/**
 * Five kinds of tests: `unit` and `processes` beside the code, `site` over the built pages, `browser` in Chromium,
 * `other-browsers` in Firefox and WebKitGTK. CONTRIBUTING.md says when to write which.
 */
import { resolve } from 'node:path';

import { defineConfig } from 'vitest/config';

// The workers, and the many processes that tests start, compile the same modules: Node keeps what it compiled.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/tests/compiled');

const MINUTE = 60_000;

const besideTheCode = ['src/**', 'scripts/**', 'tests', 'tests/{fixtures,support}'];

/** What unit tests and tests of processes share. */
const shared = {
  setupFiles: ['tests/support/property.setup.ts'],
  // A busy machine is slow; few tests wait by themselves.
  testTimeout: MINUTE,
  hookTimeout: MINUTE,
  // Code that reads the settings gets these, whatever the machine has.
  env: {
    SITE_URL: 'https://atlas.example',
    BASE_PATH: '/',
    OUT_DIR: '.cache/tests/unit',
    SNAPSHOT_FILE: '.cache/tests/fixtures/fleet/snapshot.json',
  },
};

export default defineConfig({
  test: {
    // Vitest leaves one core idle unless told otherwise.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: besideTheCode.map((folder) => `${folder}/*.test.ts`),
          exclude: ['**/*.process.test.ts'],
          globalSetup: ['tests/support/snapshots.setup.ts'],
          // Pure code leaves nothing behind, so files can share their modules.
          isolate: false,
          // Node runs the sources as they are: compiling them for Vite as well takes a third of the time.
          experimental: { viteModuleRunner: false },
        },
      },
      {
        test: {
          ...shared,
          name: 'processes',
          globalSetup: ['tests/support/fixtures.setup.ts'],
          include: besideTheCode.map((folder) => `${folder}/*.process.test.ts`),
          testTimeout: 2 * MINUTE,
          hookTimeout: 2 * MINUTE,
        },
      },
      {
        test: {
          name: 'site',
          // The files share the sites that they have opened, page by page.
          isolate: false,
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/support/sites.setup.ts', 'tests/support/hosts.setup.ts'],
          testTimeout: 2 * MINUTE,
          hookTimeout: 2 * MINUTE,
        },
      },
      {
        test: {
          name: 'browser',
          // The files share the browser and the server.
          isolate: false,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/sites.setup.ts', 'tests/support/chromium.setup.ts'],
          testTimeout: MINUTE,
          hookTimeout: MINUTE,
        },
      },
      {
        test: {
          name: 'other-browsers',
          include: ['tests/other-browsers/**/*.test.ts'],
          globalSetup: ['tests/support/other-browsers.setup.ts'],
          // Drivers of other makers lose a click now and then on a busy machine.
          retry: 1,
          testTimeout: 2 * MINUTE,
          hookTimeout: MINUTE,
        },
      },
    ],
  },
});
