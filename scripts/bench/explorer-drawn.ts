/**
 * How long the explorer takes in Chromium from a key to the rows, drawn and laid out, on a site of 600 made-up craft that is
 * served on this machine; and how long until they are painted, but for the wait for a frame.
 *
 * Run with `npm run bench -- explorer-drawn`.
 */
import { inChromium } from './support/chromium.ts';
import { median, report } from './support/figures.ts';
import { withServedSite } from './support/served-site.ts';

const CRAFT = 600;
const ROUNDS = 25;
const queries = ['z', 'zarya', 'zarya t', 'k', 'm', ''];

/** Milliseconds of one answer. */
interface Times {
  drawn: number;
  laidOut: number;
  painted: number;
}

await inChromium((browser) =>
  withServedSite(CRAFT, async ({ routes }) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(routes.explore, { waitUntil: 'networkidle' });
    await page.locator('craft-explorer tbody tr').first().waitFor();
    const times = await page.evaluate(answers, { queries, rounds: ROUNDS });
    const of = (value: (each: Times) => number) => times.map(value);
    const laidOut = of((each) => each.laidOut);
    report('answer, drawn', median(of(({ drawn }) => drawn)), 'ms');
    report('answer, drawn and laid out, median', median(laidOut), 'ms', { atMost: 16 });
    report('answer, drawn and laid out, fastest', Math.min(...laidOut), 'ms');
    report('answer, painted', median(of(({ painted }) => painted)), 'ms');
  }),
);

/** Types and measures; runs in the page. */
async function answers(asked: { queries: readonly string[]; rounds: number }): Promise<Times[]> {
  const input = document.querySelector<HTMLInputElement>('craft-explorer input[name=search]');
  if (!input) throw new Error('There is no field to type into');
  const times: Times[] = [];
  for (let round = 0; round < asked.rounds; round++) {
    for (const query of asked.queries) {
      const start = performance.now();
      input.value = query;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      const drawn = performance.now() - start;
      document.body.getBoundingClientRect();
      const laidOut = performance.now() - start;
      const frame = await new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const from = performance.now();
          const { port1, port2 } = new MessageChannel();
          // A task that is put in line while a frame is made comes once it is painted.
          port1.onmessage = () => {
            resolve(performance.now() - from);
          };
          port2.postMessage(null);
        });
      });
      times.push({ drawn, laidOut, painted: laidOut + frame });
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  return times;
}
