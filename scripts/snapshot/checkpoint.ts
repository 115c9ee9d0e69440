/**
 * The pages of a run, each saved as soon as it is there, so that a run that is cut off, killed or throttled goes on at
 * the next page.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import {
  agencySchema,
  configurationSchema,
  familySchema,
  imageSchema,
  licenceSchema,
  namedSchema,
  SNAPSHOT_SCHEMA,
  spacecraftSchema,
} from '#domain/schema.ts';

import { errorReason } from '../support/errors.ts';
import { readIfThere, replaceFile } from '../support/files.ts';
import { formatCount } from '../support/format.ts';
import { lists } from './client.ts';
import type { ListName } from './client.ts';
import { RefusedError } from './errors.ts';
import type { NormalizedPage } from './normalize.ts';
import { CHECKPOINT_LIFETIME } from './policy.ts';

/** One page of a list, normalised. */
export interface FetchedPage {
  offset: number;
  /** How many records it had. */
  received: number;
  /** How many the whole list had then. */
  count: number;
  /** Moment of the answer. */
  at: string;
  harvest: NormalizedPage;
}

const parts = [
  'spacecraft',
  'configurations',
  'agencies',
  'families',
  'types',
  'statuses',
  'agency_types',
  'images',
  'licences',
] as const;
const ranked = <Part extends string, Row extends z.ZodType>(part: Part, row: Row) =>
  z.strictObject({ part: z.literal(part), rank: z.int(), row });

const harvestSchema = z.strictObject({
  spacecraft: z.array(spacecraftSchema),
  references: z.array(
    z.discriminatedUnion('part', [
      ranked('configurations', configurationSchema),
      ranked('agencies', agencySchema),
      ranked('families', familySchema),
      ranked('types', namedSchema),
      ranked('statuses', namedSchema),
      ranked('agency_types', namedSchema),
      ranked('images', imageSchema),
      ranked('licences', licenceSchema),
    ]),
  ),
  problems: z.array(z.strictObject({ record: z.string(), path: z.string(), message: z.string() })),
  bad: z.array(
    z.strictObject({ part: z.enum(parts), id: z.int().nullable(), after: z.int().nullable(), reason: z.string() }),
  ),
  ids: z.array(z.int()),
});

const manifestSchema = z.strictObject({
  /** What the pages belong to: host, mode, parameters and format. Another run's pages are no use. */
  key: z.string(),
  repeats: z.int(),
  pages: z.array(
    z.strictObject({
      list: z.enum(Object.keys(lists) as [ListName]),
      file: z.string().regex(/^page-\d+\.json$/),
      offset: z.int(),
      received: z.int(),
      count: z.int(),
      at: z.iso.datetime(),
    }),
  ),
});

type Manifest = z.infer<typeof manifestSchema>;

const MANIFEST = 'run.json';

interface StoredPage extends FetchedPage {
  list: ListName;
  file: string;
}

export interface CheckpointOptions {
  /** Folder of the saved pages. */
  folder: string;
  /** Base address of the service. */
  api: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Moment before which a page is older than what is there already; null where nothing is. */
  notBefore: string | null;
  /** Whether a saved run is to be ignored. */
  fresh: boolean;
  /** False for a run that writes nothing; it goes on from a saved one, and leaves it as it was. */
  save: boolean;
  /** Gets a sentence for a saved run that cannot be used. */
  say: (sentence: string) => void;
}

async function removeRun(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

export class Checkpoint {
  readonly #folder: string;
  readonly #key: string;
  readonly #save: boolean;
  #pages: StoredPage[] = [];
  #repeats = 0;
  #files = 0;

  private constructor({ folder, api, save }: CheckpointOptions) {
    this.#folder = folder;
    this.#key = JSON.stringify({ api, lists, format: SNAPSHOT_SCHEMA });
    this.#save = save;
  }

  /**
   * The saved run in a folder, or a new one where there is none that can be gone on from.
   *
   * @throws RefusedError when the disk will not take it
   */
  static async open(options: CheckpointOptions): Promise<Checkpoint> {
    const run = new Checkpoint(options);
    if (options.fresh || !(await run.#load(options))) await run.discard();
    return run;
  }

  /** How often all pages were read anew because they did not add up. */
  get repeats(): number {
    return this.#repeats;
  }

  /** The pages of a list, in the order in which they came. */
  pagesOf(list: ListName): readonly FetchedPage[] {
    return this.#pages.filter((page) => page.list === list);
  }

  /** Adds a page, and saves it. @throws RefusedError when the disk will not take it */
  async add(list: ListName, page: FetchedPage): Promise<void> {
    const file = `page-${this.#files++}.json`;
    this.#pages.push({ list, file, ...page });
    await this.#toDisk(async () => {
      await mkdir(this.#folder, { recursive: true });
      await replaceFile(join(this.#folder, file), JSON.stringify(page.harvest));
      await this.#saveManifest();
    });
  }

  /** Forgets pages. @throws RefusedError when the disk will not take it */
  async drop(pages: readonly FetchedPage[]): Promise<void> {
    const dropped = this.#pages.filter((page) => pages.includes(page));
    if (dropped.length === 0) return;
    this.#pages = this.#pages.filter((page) => !dropped.includes(page));
    await this.#toDisk(async () => {
      if (this.#pages.length === 0) return removeRun(this.#folder);
      await this.#saveManifest();
      for (const { file } of dropped) await rm(join(this.#folder, file), { force: true });
    });
  }

  /** Forgets all pages of a list, and counts that it did. @throws RefusedError when the disk will not take it */
  async repeat(list: ListName): Promise<void> {
    this.#repeats++;
    await this.drop(this.pagesOf(list));
  }

  /** Forgets pages that were refused, so that the next run begins with them. @throws RefusedError likewise */
  async dropRefused(pages: readonly FetchedPage[]): Promise<void> {
    this.#repeats = 0;
    await this.drop(pages);
  }

  /** Forgets everything. @throws RefusedError when the disk will not have it */
  async discard(): Promise<void> {
    this.#pages = [];
    this.#repeats = 0;
    await this.#toDisk(() => removeRun(this.#folder));
  }

  async #saveManifest(): Promise<void> {
    const pages = this.#pages.map(({ list, file, offset, received, count, at }) => ({
      list,
      file,
      offset,
      received,
      count,
      at,
    }));
    const manifest: Manifest = { key: this.#key, repeats: this.#repeats, pages };
    await replaceFile(join(this.#folder, MANIFEST), JSON.stringify(manifest));
  }

  /** Whether there was a saved run that can be gone on from. */
  async #load({ now, notBefore, say }: CheckpointOptions): Promise<boolean> {
    const text = await readIfThere(join(this.#folder, MANIFEST)).catch(() => '');
    if (text === null) return false;
    try {
      const manifest = manifestSchema.parse(JSON.parse(text));
      if (manifest.key !== this.#key) {
        say(`The unfinished run in ${this.#folder} is of another service or other parameters; starting anew.`);
        return false;
      }
      for (const page of manifest.pages) {
        this.#files = Math.max(this.#files, Number(/\d+/.exec(page.file)?.[0]) + 1);
        const age = now - Date.parse(page.at);
        // A page from the future comes from a clock that was moved; its age is unknown.
        const isFresh = age <= CHECKPOINT_LIFETIME && age >= -60_000 && page.at >= (notBefore ?? '');
        const harvest = isFresh ? await this.#saved(page.file) : null;
        if (harvest !== null) this.#pages.push({ ...page, harvest });
      }
      const gone = manifest.pages.length - this.#pages.length;
      if (gone > 0) {
        const which = `${gone} of ${formatCount(manifest.pages.length, 'page')} of the unfinished run in ${this.#folder}`;
        say(`${which} cannot be used: too old, older than the snapshot, or damaged. They are read again.`);
      }
      this.#repeats = manifest.repeats;
      return this.#pages.length > 0;
    } catch {
      say(`The unfinished run in ${this.#folder} is damaged; starting anew.`);
      return false;
    }
  }

  /** A saved page; null where it is damaged. */
  async #saved(file: string): Promise<NormalizedPage | null> {
    try {
      return harvestSchema.parse(JSON.parse(await readFile(join(this.#folder, file), 'utf8')));
    } catch {
      return null;
    }
  }

  async #toDisk(work: () => Promise<void>): Promise<void> {
    if (!this.#save) return;
    try {
      await work();
    } catch (error) {
      throw new RefusedError(
        `The unfinished run cannot be kept in ${this.#folder}: ${errorReason(error)}; make room or give access, and run again.`,
        [],
        error,
      );
    }
  }
}
