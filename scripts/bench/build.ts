/**
 * What a build of pages, lists, API and search costs for made-up craft: time, CPU time and peak memory, against the time
 * that it takes to write the same files from memory. The two take turns, so that a busy machine slows both; each ratio is
 * that of their medians.
 *
 * Run with `npm run bench -- build-600`, `build-6000` or `build-60000`.
 */
import { dirname } from 'node:path';

import { madeUpSnapshot } from './support/made-up-snapshot.ts';
import { median, report } from './support/figures.ts';
import { filesOf, inProject, writeAll } from './support/project.ts';

/** How often each size is built, and the goals: times the floor, megabytes. */
const sizes: Readonly<Record<string, { rounds: number; ratio: number | null; memory: number }>> = {
  600: { rounds: 3, ratio: 10, memory: 450 },
  6000: { rounds: 1, ratio: 3.5, memory: 650 },
  60000: { rounds: 1, ratio: null, memory: 1500 },
};

const SKIP = 'social,offline,compress';

const craft = Number(process.argv[2] ?? 600);
const size = sizes[craft];
if (!size)
  throw new RangeError(`There are no goals for ${craft} craft; there are for ${Object.keys(sizes).join(', ')}.`);

inProject(({ use, build, clear, root, site }) => {
  use(madeUpSnapshot(craft));
  const rounds = Array.from({ length: size.rounds }, () => {
    clear();
    const built = build(SKIP);
    const files = filesOf(site);
    const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
    return { built, floor: writeAll(files, dirname(root)), files: files.length, bytes };
  });
  const of = (value: (round: (typeof rounds)[number]) => number) => median(rounds.map(value));
  const figures: [name: string, value: (round: (typeof rounds)[number]) => number, unit?: string, atMost?: number][] = [
    ['files', ({ files }) => files],
    ['in all', ({ bytes }) => bytes / 1e6, 'MB'],
    ['build', ({ built }) => built.seconds, 's'],
    ['build, CPU', ({ built }) => built.cpu, 's'],
    ['build, peak memory', ({ built }) => built.megabytes, 'MB', size.memory],
    ['writing alone', ({ floor }) => floor.seconds, 's'],
    ['writing alone, CPU', ({ floor }) => floor.cpu, 's'],
  ];
  for (const [name, value, unit = '', atMost] of figures) {
    report(name, of(value), unit, atMost === undefined ? undefined : { atMost });
  }
  const ratio = of(({ built }) => built.seconds) / of(({ floor }) => floor.seconds);
  report('build over writing alone', ratio, '', size.ratio === null ? undefined : { atMost: size.ratio });
  report('build over writing alone, CPU', of(({ built }) => built.cpu) / of(({ floor }) => floor.cpu));
  const again = build(SKIP);
  report('nothing changed', again.seconds, 's');
  report('nothing changed, over the build', again.seconds / of(({ built }) => built.seconds), '', { atMost: 0.1 });
  report('nothing changed, over the build, CPU', again.cpu / of(({ built }) => built.cpu));
});
