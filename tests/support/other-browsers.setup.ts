/**
 * Finds the browsers beside Chromium, and builds the fixture sites where there is one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import type { TestProject } from 'vitest/node';

import { setup as buildSites } from './sites.setup.ts';
import type { WebKit } from './webkit.ts';

/** The browsers that were found; null where there is none. */
export interface OtherBrowsers {
  /** Path of the program. */
  Firefox: string | null;
  WebKitGTK: WebKit | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    otherBrowsers: OtherBrowsers;
  }
}

/**
 * Vitest's global setup of the tests in other browsers.
 *
 * @returns what ends the display that it started
 * @throws Error when `OTHER_BROWSERS` is "required" and one is missing
 */
export async function setup(project: TestProject): Promise<() => void> {
  const display = await openDisplay();
  const browsers = { Firefox: program('firefox-esr'), WebKitGTK: findWebKit(display?.name) };
  project.provide('otherBrowsers', browsers);
  const missing = Object.entries(browsers).flatMap(([name, found]) => (found === null ? [name] : []));
  if (missing.length > 0) {
    const message = `Not found: ${missing.join(', ')} (Debian: firefox-esr, webkit2gtk-driver, xvfb)`;
    if (process.env['OTHER_BROWSERS'] === 'required') throw new Error(`${message}.`);
    project.vitest.logger.warn(`${message}; the tests in ${missing.length > 1 ? 'them' : 'it'} are left out.`);
  }
  if (browsers.Firefox ?? browsers.WebKitGTK) await buildSites(project);
  return () => display?.close();
}

function findWebKit(display: string | undefined): WebKit | null {
  const webDriver = program('WebKitWebDriver');
  const miniBrowser = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').toSorted().at(-1);
  return webDriver && miniBrowser && display ? { webDriver, miniBrowser, display } : null;
}

/** Where a program is on the path. */
function program(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Opens a display that nobody sees, as WebKitGTK has no mode without one; null where Xvfb is missing. */
async function openDisplay(): Promise<{ name: string; close: () => void } | null> {
  const xvfb = program('Xvfb');
  if (!xvfb || !program('WebKitWebDriver')) return null;
  const child = spawn(xvfb, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [number] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    name: `:${number.toString().trim()}`,
    close: () => {
      child.kill();
    },
  };
}
