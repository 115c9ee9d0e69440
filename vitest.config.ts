/**
 * Four kinds of tests: `unit` beside the code, `site` over the built pages, `browser` in Chromium, `other-browsers` in
 * Firefox and WebKitGTK. CONTRIBUTING.md says when to write which.
 */
import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/*.test.ts',
            'tests/{fixtures,support}/*.test.ts',
          ],
          globalSetup: ['tests/support/fixtures.setup.ts'],
          setupFiles: ['tests/support/property.setup.ts'],
          testTimeout: MINUTE,
          // What reads the settings gets these, whatever the machine has.
          env: {
            SITE_URL: 'https://atlas.example',
            BASE_PATH: '/',
            OUT_DIR: '.cache/tests/unit',
            SNAPSHOT_FILE: '.cache/tests/fixtures/fleet/snapshot.json',
          },
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/support/sites.setup.ts', 'tests/support/hosts.setup.ts'],
          testTimeout: 2 * MINUTE,
          hookTimeout: 2 * MINUTE,
        },
      },
      {
        test: {
          name: 'browser',
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
