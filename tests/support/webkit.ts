/** WebKitGTK's small browser, driven over WebDriver. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Builder, By, Capabilities, Key } from 'selenium-webdriver';
import type { WebDriver } from 'selenium-webdriver';

import type { Driver, DriverOptions } from './driver.ts';

/** The two programs of Debian's package webkit2gtk-driver, and the display on which they draw. */
export interface WebKit {
  webDriver: string;
  miniBrowser: string;
  display: string;
}

const keys = { Enter: Key.ENTER, ArrowDown: Key.ARROW_DOWN, ArrowRight: Key.ARROW_RIGHT, Home: Key.HOME };

/** The buttons of the small browser would not let its window be as narrow as a phone. */
const NARROW_BUTTONS = '* { min-width: 0; padding: 0; margin: 0; font-size: 1px; }';

/** Starts WebKitGTK with a profile of its own. */
export async function startWebKit(programs: WebKit, { dark, width }: DriverOptions): Promise<Driver> {
  const config = mkdtempSync(join(tmpdir(), 'atlas-webkit-'));
  mkdirSync(join(config, 'gtk-3.0'));
  writeFileSync(join(config, 'gtk-3.0/gtk.css'), NARROW_BUTTONS);
  const port = await freePort();
  const server = spawn(programs.webDriver, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: programs.display, XDG_CONFIG_HOME: config },
    stdio: 'ignore',
  });
  const stop = async () => {
    if (server.exitCode === null && server.kill()) await once(server, 'exit');
    rmSync(config, { recursive: true });
  };
  try {
    await answering(port);
    const args = ['--automation', ...(dark ? ['--dark-mode'] : [])];
    const session = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: programs.miniBrowser, args },
        }),
      )
      .build();
    await session.manage().window().setRect({ x: 0, y: 0, width, height: 900 });
    return driverOf(session, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function driverOf(session: WebDriver, stop: () => Promise<void>): Driver {
  const complaints: string[] = [];
  return {
    open: async (address) => {
      await session.get(address);
      complaints.push(...(await session.executeScript<string[]>(complaintsOfPage)));
    },
    evaluate: (call, ...args) => session.executeScript(call, ...args),
    click: async (selector, index) => {
      const element = (await session.findElements(By.css(selector)))[index];
      // The driver does not scroll to an element that is partly in view, and refuses to click if its centre is not.
      await session.executeScript((each: Element) => {
        each.scrollIntoView({ block: 'center' });
      }, element);
      await element?.click();
    },
    enter: (text) => session.actions().sendKeys(text).perform(),
    press: (key) => session.actions().sendKeys(keys[key]).perform(),
    complaints,
    close: async () => {
      await session.quit();
      await stop();
    },
  };
}

/** WebDriver does not pass on what is written to the console; runs in the page. */
function complaintsOfPage(): string[] {
  const observer = new ReportingObserver(() => undefined, { buffered: true, types: ['csp-violation'] });
  observer.observe();
  const violations = observer.takeRecords().map((report) => JSON.stringify(report));
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const failed = entries.filter(({ responseStatus }) => responseStatus >= 400).map(({ name }) => `${name} failed`);
  return [...violations, ...failed];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until WebKitWebDriver takes commands: it does not say so itself. */
async function answering(port: number): Promise<void> {
  for (let tries = 100; ; tries -= 1) {
    const up = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (up?.ok) return;
    if (tries === 0) throw new Error('WebKitWebDriver does not answer.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
