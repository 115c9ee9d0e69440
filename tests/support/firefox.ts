/** Firefox, driven over WebDriver BiDi. */
import { launch } from 'puppeteer-core';

import type { Driver, DriverOptions } from './driver.ts';

/**
 * Starts Firefox with a profile of its own.
 *
 * @param executablePath - the program
 */
export async function startFirefox(executablePath: string, { dark, width }: DriverOptions): Promise<Driver> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    // Firefox takes the colours of the system; this takes its place.
    extraPrefsFirefox: { 'ui.systemUsesDarkTheme': dark ? 1 : 0 },
    defaultViewport: { width, height: 900 },
  });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return {
    open: async (address) => {
      await page.goto(address, { waitUntil: 'load' });
    },
    // Arguments are plain JSON, which Puppeteer's types cannot know.
    evaluate: (call, ...args) => page.evaluate(call as never, ...args),
    click: async (selector, index) => {
      await (await page.$$(selector))[index]?.click();
    },
    enter: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    complaints,
    close: () => browser.close(),
  };
}
