/** A reader at a browser: waits for what the page is to show, as a person does. */
import { expect } from 'vitest';

import type { Driver } from './driver.ts';

/** A browser under a reader's hands. */
export type Reader = ReturnType<typeof createReader>;

/** Milliseconds that a page may take to show something. */
const timeout = 20_000;

/** Wraps a browser; elements are found by selector and, among those that can be seen, by the text that they begin with. */
export function createReader(driver: Driver) {
  const texts = (selector: string) =>
    driver.evaluate((css) => {
      const found = [...document.querySelectorAll<HTMLElement>(css)];
      return found.map((each) => (each.checkVisibility() ? each.textContent.replaceAll(/\s+/g, ' ').trim() : null));
    }, selector);
  const indexOf = (selector: string, text: string) =>
    texts(selector).then((all) => all.findIndex((each) => each?.startsWith(text)));
  const shows = (selector: string, text: string) =>
    expect
      .poll(async () => (await texts(selector)).filter((each) => each !== null), { timeout })
      .toContainEqual(expect.stringContaining(text));
  const click = async (selector: string, text = '') => {
    await expect.poll(() => indexOf(selector, text), { timeout, message: `${selector} "${text}"` }).not.toBe(-1);
    await driver.click(selector, await indexOf(selector, text));
  };
  return {
    ...driver,
    click,
    /** Waits until an element that can be seen contains a text. */
    shows,
    /** Writes into a field. */
    type: async (field: string, text: string) => {
      await click(field);
      await driver.enter(text);
    },
    /** Waits until the page has another address. */
    arrives: (address: string) => expect.poll(() => driver.evaluate(() => location.href), { timeout }).toBe(address),
  };
}
