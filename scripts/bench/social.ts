/**
 * What a social picture costs: CPU time and bytes of each, drawn four at a time as in a build. One round before the
 * clock starts reads the fonts and warms the code.
 *
 * Run with `node scripts/bench/social.ts`.
 */
import sharp from 'sharp';

import { catalogue } from '../../src/data/catalogue.ts';
import { drawCard } from '../../src/integrations/social/picture.ts';
import { routes } from '../../src/site.ts';
import { cardMaker } from '../../src/views/cards.ts';

const CARDS = 120;
const AT_A_TIME = 4;

sharp.concurrency(1);
const cardOf = cardMaker();
const cards = Array.from({ length: CARDS }, (_, index) => {
  const craft = catalogue.spacecraft[index % catalogue.spacecraft.length];
  return cardOf({
    address: craft ? routes.craft(craft) : routes.home,
    title: 'Spacecraft',
    description: 'All of them',
  });
});

for (const round of ['first', 'second', 'third']) {
  const before = process.cpuUsage();
  const start = performance.now();
  let bytes = 0;
  const jobs = cards.values();
  const work = async () => {
    for (const card of jobs) {
      const picture = await drawCard(card);
      bytes += picture.length;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1000 / CARDS;
  const wall = (performance.now() - start) / CARDS;
  console.log(
    `${round} round: ${cpu.toFixed(1)} ms of CPU, ${wall.toFixed(1)} ms of time and ${(bytes / CARDS / 1024).toFixed(1)} KB a picture`,
  );
}
