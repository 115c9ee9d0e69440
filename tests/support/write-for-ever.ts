/**
 * A process that is there to be killed: writes two snapshots in turn, and their histories, until it is. Arguments: the
 * snapshot's file, the history's file. Once both have been there, says how many milliseconds one round takes.
 */
import { parseSnapshot } from '#domain/validate-snapshot.ts';

import { writeStored } from '../../scripts/snapshot/store.ts';
import { twoSnapshots } from './two-snapshots.ts';

const [snapshotFile = '', historyFile = ''] = process.argv.slice(2);
const snapshots = twoSnapshots().map(parseSnapshot);

const began = performance.now();
for (let round = 0; ; round++) {
  const next = snapshots[round % 2];
  if (!next) throw new RangeError('there are two snapshots');
  const entry = { at: next.source.fetched_at, added: [], removed: [], changed: [] };
  const history = { schema: 1, entries: Array.from({ length: 500 }, () => entry) } as const;
  await writeStored(
    snapshotFile,
    historyFile,
    { snapshot: null, upgraded: false, history: { ...history } },
    next,
    entry,
  );
  if (round === 1) process.stdout.write(`${(performance.now() - began) / 2}\n`);
}
