/**
 * The pages of a run, each saved as it arrives, so that an interrupted or throttled run can resume at the next page.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import type { ReferencePart } from '#domain/references.ts';
import { flightDetailsSchema } from '#domain/schema-details.ts';
import { SNAPSHOT_SCHEMA, snapshotSchema, spacecraftSchema } from '#domain/schema.ts';

import { errorReason, RefusedError } from '../support/errors.ts';
import { readIfThere, replaceFile } from '../support/files.ts';
import { formatCount } from '../support/format.ts';
import { lists } from './client.ts';
import type { ListName } from './client.ts';
import { referenceParts } from './references.ts';
import type { NormalizedPage } from './normalize.ts';
import { CHECKPOINT_LIFETIME } from './policy.ts';

/** One normalized page of a list. */
export interface FetchedPage {
  offset: number;
  /** How many records it had. */
  received: number;
  /** How many the whole list had then. */
  count: number;
  /** Time of the response. */
  at: string;
  content: NormalizedPage;
}

const parts = ['spacecraft', 'flights', ...referenceParts] as const;
/** A record of any part, held to the schema of its part. */
const rankedSchema = z.discriminatedUnion(
  'part',
  referenceParts.map(rankedRow) as [ReturnType<typeof rankedRow>, ...ReturnType<typeof rankedRow>[]],
);

function rankedRow(part: ReferencePart) {
  return z.strictObject({ part: z.literal(part), rank: z.int(), row: snapshotSchema.shape[part].element });
}

const contentSchema = z.strictObject({
  spacecraft: z.array(spacecraftSchema),
  details: z.array(z.strictObject({ id: z.int(), details: flightDetailsSchema })),
  references: z.array(rankedSchema),
  problems: z.array(z.strictObject({ record: z.string(), path: z.string(), message: z.string() })),
  bad: z.array(
    z.strictObject({ part: z.enum(parts), id: z.int().nullable(), after: z.int().nullable(), reason: z.string() }),
  ),
  ids: z.array(z.int()),
});

const manifestSchema = z.strictObject({
  /** Service, parameters and format: pages of other ones cannot be used. */
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
  /** Pages before this time are older than the snapshot; null where there is none. */
  notBefore: string | null;
  /** Whether to ignore a saved run. */
  fresh: boolean;
  /** False for a dry run, which resumes a saved run but does not change it. */
  save: boolean;
  /** Told why a saved run cannot be used. */
  say: (sentence: string) => void;
}

async function removeFolder(folder: string): Promise<void> {
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
   * Opens the saved run in a folder, or starts a new one.
   *
   * @throws RefusedError when it cannot be saved
   */
  static async open(options: CheckpointOptions): Promise<Checkpoint> {
    const run = new Checkpoint(options);
    if (options.fresh || !(await run.#load(options))) await run.discard();
    return run;
  }

  /** How often all pages were fetched again because they did not add up. */
  get repeats(): number {
    return this.#repeats;
  }

  /** The pages of a list, in order of arrival. */
  pagesOf(list: ListName): readonly FetchedPage[] {
    return this.#pages.filter((page) => page.list === list);
  }

  /** Adds a page, and saves it. @throws RefusedError when it cannot be saved */
  async add(list: ListName, page: FetchedPage): Promise<void> {
    const file = `page-${this.#files++}.json`;
    this.#pages.push({ list, file, ...page });
    await this.#toDisk(async () => {
      await mkdir(this.#folder, { recursive: true });
      await replaceFile(join(this.#folder, file), JSON.stringify(page.content));
      await this.#saveManifest();
    });
  }

  /** Drops pages. @throws RefusedError when it cannot be saved */
  async drop(pages: readonly FetchedPage[]): Promise<void> {
    const dropped = this.#pages.filter((page) => pages.includes(page));
    if (dropped.length === 0) return;
    this.#pages = this.#pages.filter((page) => !dropped.includes(page));
    await this.#toDisk(async () => {
      if (this.#pages.length === 0) return removeFolder(this.#folder);
      await this.#saveManifest();
      for (const { file } of dropped) await rm(join(this.#folder, file), { force: true });
    });
  }

  /** Drops all pages of a list, and counts it. @throws RefusedError when it cannot be saved */
  async repeat(list: ListName): Promise<void> {
    this.#repeats++;
    await this.drop(this.pagesOf(list));
  }

  /** Drops refused pages, so that the next run fetches them again. @throws RefusedError when it cannot be saved */
  async dropRefused(pages: readonly FetchedPage[]): Promise<void> {
    this.#repeats = 0;
    await this.drop(pages);
  }

  /** Drops everything. @throws RefusedError when it cannot be removed */
  async discard(): Promise<void> {
    this.#pages = [];
    this.#repeats = 0;
    await this.#toDisk(() => removeFolder(this.#folder));
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

  /** Loads a saved run. @returns whether it can be resumed */
  async #load({ now, notBefore, say }: CheckpointOptions): Promise<boolean> {
    const text = await readIfThere(join(this.#folder, MANIFEST)).catch(() => '');
    if (text === null) return false;
    try {
      const manifest = manifestSchema.parse(JSON.parse(text));
      if (manifest.key !== this.#key) {
        say(`The unfinished run in ${this.#folder} is of another service or other parameters; starting again.`);
        return false;
      }
      for (const page of manifest.pages) {
        this.#files = Math.max(this.#files, Number(/\d+/.exec(page.file)?.[0]) + 1);
        const age = now - Date.parse(page.at);
        // A page from the future was dated by a wrong clock; its age is unknown.
        const isFresh = age <= CHECKPOINT_LIFETIME && age >= -60_000 && page.at >= (notBefore ?? '');
        const content = isFresh ? await this.#saved(page.file) : null;
        if (content !== null) this.#pages.push({ ...page, content });
      }
      const gone = manifest.pages.length - this.#pages.length;
      if (gone > 0) {
        const which = `${gone} of ${formatCount(manifest.pages.length, 'page')} of the unfinished run in ${this.#folder}`;
        say(`${which} cannot be used: too old, older than the snapshot, or damaged. They are fetched again.`);
      }
      this.#repeats = manifest.repeats;
      return this.#pages.length > 0;
    } catch {
      say(`The unfinished run in ${this.#folder} is damaged; starting again.`);
      return false;
    }
  }

  /** A saved page; null where it is damaged. */
  async #saved(file: string): Promise<NormalizedPage | null> {
    try {
      return contentSchema.parse(JSON.parse(await readFile(join(this.#folder, file), 'utf8')));
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
        `The unfinished run cannot be saved in ${this.#folder}: ${errorReason(error)}; make room or give access, and run again.`,
        [],
        error,
      );
    }
  }
}
