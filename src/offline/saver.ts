/**
 * Saves a copy of the site in the browser, goes on with one that was broken off, brings it up to date, removes it. The
 * page does all of this; the worker serves what is there.
 *
 * A copy has a cache of its own, named after its version. It is served from the moment at which the state names it, which
 * is when its last file is there: until then the copy before it is, and stays, whole.
 */
import { BusyError, DamagedError, NoRoomError } from './errors.ts';
import { isSaved, storeOf } from './saved.ts';
import type { Copy, ListedFile, SiteManifest } from './saved.ts';
import { savingFlag } from './saving-flag.ts';

/** Files that are fetched at a time: more gain nothing, as a host opens no more connections. */
const AT_A_TIME = 8;

/** How often a file that arrives damaged is asked for, and how often a site may change under a reader's hands. */
const maxAttempts = 3;

/** Told how many bytes of how many are there. */
export type SavingProgress = (done: number, total: number) => void;

/** The manifest as it was published: what it lists, and the version that its bytes stand for. */
interface Published extends Copy {
  text: string;
  files: readonly ListedFile[];
}

/** What a saved copy lacks against the site. */
export interface Newer {
  snapshot: string;
  /** Files that are to be fetched, and their bytes. */
  files: number;
  bytes: number;
}

/**
 * The whole copy that is served, and whether one is half saved.
 *
 * @param root - folder of the site, from the root of the host, with a slash at both ends
 */
export async function savedCopies(root: string): Promise<{ current: Copy | null; saving: boolean }> {
  const { state, current, saving } = storeOf(root);
  const [found, begun] = await Promise.all([current, saving].map((key) => caches.match(key, { cacheName: state })));
  return { current: found ? ((await found.json()) as Copy) : null, saving: begun !== undefined };
}

/**
 * What the site has that the saved copy lacks; null where they are the same.
 *
 * @throws TypeError when the network does not answer
 */
export async function newerThan(root: string, copy: Copy): Promise<Newer | null> {
  const published = await readManifest(root);
  if (published.version === copy.version) return null;
  const known = new Set((await filesOfCopies(root)).keys());
  const lacking = published.files.filter(({ sha256 }) => !known.has(sha256));
  return { snapshot: published.snapshot, files: lacking.length, bytes: sum(lacking) };
}

/**
 * Saves the site as it is published now, and registers the worker that serves it.
 *
 * @param root - folder of the site, from the root of the host, with a slash at both ends
 * @param progress - told how far it is
 * @param signal - gives it up; what was there before stays
 * @throws BusyError when another page is at it
 * @throws NoRoomError when the browser has no room; nothing of the new copy is kept
 * @throws DamagedError when a file does not arrive as it was published
 * @throws TypeError when the network fails; the next call goes on from there
 * @throws DOMException when it is given up
 */
export async function saveCopy(root: string, progress: SavingProgress, signal?: AbortSignal): Promise<Copy> {
  return navigator.locks.request(storeOf(root).prefix, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new BusyError('Another page is saving a copy');
    try {
      return await saveLatest(root, progress, signal);
    } catch (error) {
      if (!isQuota(error)) throw error;
      await dropUnfinished(root);
      throw new NoRoomError('The browser has no room for a copy', { cause: error });
    }
  });
}

/**
 * Goes on with a copy that was broken off; does nothing where there is none.
 *
 * @param root - folder of the site, from the root of the host, with a slash at both ends
 * @throws what {@link saveCopy} throws
 */
export async function resumeCopy(root: string): Promise<void> {
  if ((await savedCopies(root)).saving) await saveCopy(root, () => undefined);
  else localStorage.removeItem(savingFlag(root));
}

/**
 * Removes everything: copies, state, worker. Pages that are open go on with the network.
 *
 * @param root - folder of the site, from the root of the host, with a slash at both ends
 */
export async function removeCopies(root: string): Promise<void> {
  const { prefix } = storeOf(root);
  const registration = await navigator.serviceWorker.getRegistration(root);
  // The registration of another site, in a folder above, is none of ours.
  if (registration && new URL(registration.scope).pathname === root) await registration.unregister();
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
  localStorage.removeItem(savingFlag(root));
}

/**
 * Removes a copy that is half saved; a whole one stays.
 *
 * @param root - folder of the site, from the root of the host, with a slash at both ends
 */
export async function dropUnfinished(root: string): Promise<void> {
  const { prefix, state, copy, saving } = storeOf(root);
  const { current } = await savedCopies(root);
  if (current) await (await caches.open(state)).delete(saving);
  const kept = current ? [state, copy(current.version)] : [];
  const names = await caches.keys();
  const gone = names.filter((name) => name.startsWith(prefix) && !kept.includes(name));
  await Promise.all(gone.map((name) => caches.delete(name)));
  localStorage.removeItem(savingFlag(root));
}

async function saveLatest(root: string, progress: SavingProgress, signal?: AbortSignal): Promise<Copy> {
  signal?.throwIfAborted();
  let published = await readManifest(root, signal);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await save(root, published, progress, signal);
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      // The site may have been published anew under our hands; then its manifest was, too.
      const latest = await readManifest(root, signal);
      if (latest.version === published.version || attempt === maxAttempts) throw error;
      published = latest;
    }
  }
}

async function save(root: string, published: Published, progress: SavingProgress, signal?: AbortSignal): Promise<Copy> {
  const store = storeOf(root);
  const { version, snapshot, files, text } = published;
  const copy: Copy = { version, snapshot };
  const state = await caches.open(store.state);
  await state.put(store.saving, jsonResponse(JSON.stringify(copy)));
  localStorage.setItem(savingFlag(root), version);
  const others = await filesOfCopies(root, version);
  const cache = await caches.open(store.copy(version));
  await cache.put(store.manifest, jsonResponse(text));

  const here = new Set((await cache.keys()).map(({ url }) => decodeURI(new URL(url).pathname)));
  const total = sum(files);
  let done = 0;
  const queue = files.values();
  const stop = new AbortController();
  const giveUp = () => {
    stop.abort(signal?.reason);
  };
  signal?.addEventListener('abort', giveUp);
  const work = async () => {
    for (const file of queue) {
      stop.signal.throwIfAborted();
      const address = store.address(file.path);
      if (!here.has(address)) {
        const other = others.get(file.sha256);
        const kept = other && (await caches.match(other.address, { cacheName: other.cache }));
        await cache.put(address, kept ?? (await fetchFile(address, file, stop.signal)));
      }
      done += file.bytes;
      progress(done, total);
    }
  };
  const workers = Array.from({ length: AT_A_TIME }, work);
  try {
    await Promise.all(workers);
  } finally {
    // What is under way elsewhere must not go on behind the back of who asked.
    stop.abort();
    await Promise.allSettled(workers);
    signal?.removeEventListener('abort', giveUp);
  }

  await navigator.serviceWorker.register(`${root}sw.js`, { scope: root, updateViaCache: 'none' });
  await state.put(store.current, jsonResponse(JSON.stringify(copy)));
  await state.delete(store.saving);
  localStorage.removeItem(savingFlag(root));
  return copy;
}

/** A file of the site, straight from the network and as the manifest has it. */
async function fetchFile(address: string, file: ListedFile, signal: AbortSignal): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(address, { cache: 'no-store', signal });
    const body = await response.arrayBuffer();
    if (response.ok && (await sha256(body)) === file.sha256) {
      const headers = new Headers(response.headers);
      // The body is what it was before it was packed for the way.
      for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
      return new Response(body, { headers });
    }
    if (attempt === maxAttempts) throw new DamagedError(file.path);
  }
}

async function readManifest(root: string, signal?: AbortSignal): Promise<Published> {
  const response = await fetch(storeOf(root).manifest, { cache: 'no-store', signal: signal ?? null });
  if (!response.ok) throw new TypeError(`${response.url}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const text = new TextDecoder().decode(bytes);
  const { snapshot, files } = JSON.parse(text) as SiteManifest;
  return { text, version: await sha256(bytes), snapshot, files: files.filter(({ path }) => isSaved(path)) };
}

/** Every file of all copies, whole or not, by its hash; but for those of one version. */
async function filesOfCopies(root: string, but?: string): Promise<Map<string, { cache: string; address: string }>> {
  const store = storeOf(root);
  const found = new Map<string, { cache: string; address: string }>();
  for (const name of await caches.keys()) {
    if (!name.startsWith(store.copy('')) || name === store.copy(but ?? '')) continue;
    const cache = await caches.open(name);
    const manifest = await cache.match(store.manifest);
    if (!manifest) continue;
    const here = new Set((await cache.keys()).map(({ url }) => decodeURI(new URL(url).pathname)));
    for (const { path, sha256: hash } of ((await manifest.json()) as SiteManifest).files) {
      const address = store.address(path);
      if (here.has(address)) found.set(hash, { cache: name, address });
    }
  }
  return found;
}

function jsonResponse(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}

function sum(files: readonly ListedFile[]): number {
  return files.reduce((bytes, file) => bytes + file.bytes, 0);
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
