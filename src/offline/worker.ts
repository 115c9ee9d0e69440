/**
 * The service worker of a saved copy. It is registered only once a copy is whole; it fetches nothing by itself and
 * stores no file: the page saves, the worker serves.
 *
 * Workbox is not used: its precache takes all files when the worker is installed, without consent, and starts anew
 * when that is broken off. What is wanted here is a copy that the reader asks for, that can be gone on with, and whose
 * pages stay of one version while another is fetched.
 */
import { storeOf } from './saved.ts';
import type { Copy } from './saved.ts';
import type { RequestEvent, WorkerScope } from './worker-scope.ts';

const worker = globalThis as unknown as WorkerScope;
const scope = new URL(worker.registration.scope).pathname;
const store = storeOf(scope);

/** The version that each open page is of; null for pages of the network. A worker that was put to sleep reads it anew. */
const versions = new Map<string, string | null>();

/** Pages that are on their way: the browser does not count them among the open ones yet. */
const arriving = new Map<string, string | null>();

/** Milliseconds after which a page has arrived, or never will. */
const ARRIVAL = 30_000;

worker.addEventListener('install', (event) => {
  // It holds no version of its own, so nothing is mixed when it takes over at once.
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === worker.location.origin && url.pathname.startsWith(scope);
  // Whoever asks for nothing stored wants the network: saving a copy, looking for a newer one.
  if (!ours || request.method !== 'GET' || request.cache === 'no-store') return;
  if (url.pathname === worker.location.pathname) return;
  event.respondWith(answer(event, url));
});

worker.addEventListener('message', (event) => {
  const [port] = event.ports;
  const { id } = event.source as unknown as { id: string };
  if (event.data !== 'saved?' || !port) return;
  event.waitUntil(
    versionOfClient(id).then((version) => {
      port.postMessage(version !== null);
    }),
  );
});

async function answer(event: RequestEvent, url: URL): Promise<Response> {
  const navigation = event.request.mode === 'navigate';
  const version = navigation ? ((await currentCopy())?.version ?? null) : await versionOfClient(event.clientId);
  const saved = version === null ? undefined : await fileOf(version, url.pathname);
  if (event.resultingClientId) remember(event, saved ? version : null);
  if (saved) return saved;
  if (!navigation || version === null) return fetch(event.request);
  if (await fileOf(version, `${url.pathname}/`)) return Response.redirect(`${url.pathname}/${url.search}`);
  return fetch(event.request).catch(async (error: unknown) => {
    const page = await fileOf(version, `${scope}404.html`);
    if (!page) throw error;
    remember(event, version);
    return new Response(page.body, { status: 404, headers: page.headers });
  });
}

/** A file of a copy, whatever its query string: the search page and Pagefind use one. */
async function fileOf(version: string, pathname: string): Promise<Response | undefined> {
  const address = pathname.replace(/\/index\.html$/, '/');
  // A cache that is asked by name is not made by the asking: after a removal there must be none.
  return caches.match(address, { cacheName: store.copy(version), ignoreSearch: true, ignoreVary: true });
}

async function currentCopy(): Promise<Copy | null> {
  const found = await caches.match(store.current, { cacheName: store.state });
  return found ? ((await found.json()) as Copy) : null;
}

async function versionOfClient(id: string): Promise<string | null> {
  const known = versions.get(id);
  if (known !== undefined) return known;
  const noted = await caches.match(store.client(id), { cacheName: store.state });
  // A worker of a page, such as that of the full-text search, may come without having been announced.
  const version = noted
    ? await noted.text()
    : (await worker.clients.get(id))?.type === 'window'
      ? null
      : ((await currentCopy())?.version ?? null);
  versions.set(id, version);
  return version;
}

/** Notes which version a page is of, and tidies up what no page needs any more. */
function remember(event: RequestEvent, version: string | null): void {
  const id = event.resultingClientId;
  versions.set(id, version);
  arriving.set(id, version);
  setTimeout(() => arriving.delete(id), ARRIVAL);
  event.waitUntil(note(id, version));
}

async function note(id: string, version: string | null): Promise<void> {
  // After a removal there is no state, and none must be made.
  if (!(await caches.has(store.state))) return;
  const state = await caches.open(store.state);
  if (version !== null) await state.put(store.client(id), new Response(version));
  const open = new Set((await worker.clients.matchAll({ includeUncontrolled: true })).map((client) => client.id));
  const needed = new Set([store.state, ...[...arriving.values()].map((each) => store.copy(each ?? ''))]);
  for (const request of await state.keys()) {
    const address = new URL(request.url).pathname;
    const client = address.startsWith(store.client('')) ? address.slice(store.client('').length) : null;
    const found = await state.match(request);
    if (client !== null && !open.has(client) && !arriving.has(client)) await state.delete(request);
    else if (found)
      needed.add(store.copy(client === null ? ((await found.json()) as Copy).version : await found.text()));
  }
  const names = await caches.keys();
  const gone = names.filter((name) => name.startsWith(store.prefix) && !needed.has(name));
  await Promise.all(gone.map((name) => caches.delete(name)));
}
