/**
 * What a build with `OFFLINE_KILL=1` puts in the place of the worker: browsers fetch it past all caches when their reader
 * opens a page with a network. It removes every saved copy and itself, and loads the open pages anew, from the network.
 */
import { storeOf } from './saved.ts';
import type { WorkerScope } from './worker-scope.ts';

const worker = globalThis as unknown as WorkerScope;

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(leave());
});

async function leave(): Promise<void> {
  const { prefix } = storeOf(new URL(worker.registration.scope).pathname);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
  const pages = await worker.clients.matchAll({ type: 'window' });
  await worker.registration.unregister();
  // A page that is being left cannot be loaded anew, and need not be.
  await Promise.allSettled(pages.map((page) => page.navigate(page.url)));
}
