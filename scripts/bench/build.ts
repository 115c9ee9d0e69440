/**
 * What a build of pages, lists, API and search costs for made-up craft: time, CPU time and peak memory, and the same of a
 * build that has nothing to do.
 *
 * Run with `npm run bench -- build-607` or `build-6000`.
 */
import { madeUpSnapshot } from './support/made-up-snapshot.ts';
import { median, report } from './support/figures.ts';
import { inProject } from './support/project.ts';
import type { Usage } from './support/project.ts';

/** How often each size is built, and the most megabytes that it should take. */
const sizes: Readonly<Record<string, { rounds: number; memory: number }>> = {
  607: { rounds: 3, memory: 450 },
  6000: { rounds: 1, memory: 650 },
};

const SKIP = 'social,offline,compress';

const craft = Number(process.argv[2] ?? 607);
const size = sizes[craft];
if (!size) throw new RangeError(`Expected ${Object.keys(sizes).join(' or ')} craft, got ${craft}.`);

inProject(({ use, build, clear }) => {
  use(madeUpSnapshot(craft));
  const rounds = Array.from({ length: size.rounds }, () => {
    clear();
    return build(SKIP);
  });
  const of = (value: (usage: Usage) => number) => median(rounds.map(value));
  report(
    'build',
    of(({ seconds }) => seconds),
    's',
  );
  report(
    'build, CPU',
    of(({ cpu }) => cpu),
    's',
  );
  report(
    'build, peak memory',
    of(({ megabytes }) => megabytes),
    'MB',
    { atMost: size.memory },
  );
  const again = build(SKIP);
  report('nothing changed', again.seconds, 's');
  report('nothing changed, over the build, CPU', again.cpu / of(({ cpu }) => cpu), '', { atMost: 0.1 });
});
