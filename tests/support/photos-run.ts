/** Runs `npm run photos` inside the test: a snapshot of some pictures, a server that has them, and a folder for what comes out. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';

import { photoListSchema } from '#domain/photos.ts';
import type { Photo } from '#domain/photos.ts';
import type { ImageRecord, Snapshot } from '#domain/schema.ts';
import { serialiseSnapshot } from '#domain/serialise.ts';

import { runPhotosCommand } from '../../scripts/photos.ts';
import type { PhotosContext } from '../../scripts/photos.ts';
import type { PhotosReport } from '../../scripts/photos/report.ts';
import { craft, image, snapshotWith } from '../fixtures/builders.ts';
import { fakeClock, temporaryFolder } from './snapshot-run.ts';

/** Licences of the snapshots that the tests make. */
export const licences = [
  { id: 1, name: 'Unknown', priority: null, link: null },
  { id: 2, name: 'ESA Standard Licence', priority: null, link: 'https://licences.example/esa' },
  { id: 4, name: 'NASA Image and Media Guidelines', priority: null, link: 'https://licences.example/nasa' },
  { id: 5, name: 'CC BY-NC 2.0', priority: null, link: 'https://licences.example/nc' },
  { id: 6, name: 'CC BY 4.0', priority: null, link: 'https://licences.example/by' },
];

/** A snapshot in which a craft shows each of some images; of NASA's licence unless they say otherwise. */
export function snapshotOf(images: readonly (Partial<ImageRecord> & { id: number })[]): Snapshot {
  return snapshotWith({
    spacecraft: images.map(({ id }) => craft({ id, image: id })),
    images: images.map((each) => image({ license: 4, credit: 'A. N. Other', ...each })),
    licences,
  });
}

/** How a run ended. */
export interface PhotosRunResult {
  code: number;
  stdout: string;
  stderr: string;
  report: PhotosReport;
}

/** A folder for the runs of one test. */
export function photosFolder() {
  const folder = temporaryFolder();
  const files = {
    snapshot: folder.path('snapshot.json'),
    list: folder.path('photos.json'),
    out: folder.path('photos'),
  };
  return {
    ...files,
    path: folder.path,
    remove: folder.remove,
    /** Arguments that lead there. */
    args: ['--snapshot', files.snapshot, '--list', files.list, '--out', files.out],
    write(content: Snapshot) {
      writeFileSync(files.snapshot, serialiseSnapshot(content));
    },
    /** What the list names, by id. */
    photos(): Map<number, Photo> {
      if (!existsSync(files.list)) return new Map();
      const list = photoListSchema.parse(JSON.parse(readFileSync(files.list, 'utf8')));
      return new Map(list.photos.map((photo) => [photo.id, photo]));
    },
    /** Every file of the folder, by name, with its bytes. */
    everything(): Record<string, string> {
      const names = readdirSync(folder.path(''), { recursive: true, withFileTypes: true }).filter((each) =>
        each.isFile(),
      );
      return Object.fromEntries(
        names.map(({ parentPath, name }) => [name, readFileSync(`${parentPath}/${name}`).toString('base64')]),
      );
    },
  };
}

export type PhotosFolder = ReturnType<typeof photosFolder>;

/** One run with `--json`, of pictures of this machine unless the arguments name hosts. */
export async function runPhotos(
  folder: PhotosFolder,
  args: readonly string[] = [],
  context: Partial<PhotosContext> = {},
): Promise<PhotosRunResult> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const hosts = args.includes('--host') ? [] : ['--host', '127.0.0.1'];
  const code = await runPhotosCommand([...folder.args, ...hosts, '--json', ...args], {
    ...{ env: {}, root: '/nowhere', folder: folder.path(''), stdout, stderr, clock: fakeClock() },
    ...{ timeouts: { silence: 20_000, whole: 40_000 }, signal: new AbortController().signal },
    ...context,
  });
  const [said, warned] = [String(stdout.read() ?? ''), String(stderr.read() ?? '')];
  return { code, stdout: said, stderr: warned, report: JSON.parse(said || '{}') as PhotosReport };
}
