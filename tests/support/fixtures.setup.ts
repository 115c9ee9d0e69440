/** Writes all that a build of the fixtures reads: the snapshots, and the photographs of one of them. */
import { dirname } from 'node:path';

import { writePhotos } from '../fixtures/photos.ts';
import { fixtureFile } from './folders.ts';
import { setup as writeSnapshots } from './snapshots.setup.ts';

/** Vitest's global setup of the tests of processes. */
export async function setup(): Promise<void> {
  writeSnapshots();
  await writePhotos(dirname(fixtureFile('fleet')));
}
