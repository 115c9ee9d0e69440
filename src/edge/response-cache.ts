/** The latest responses, within a limit of memory: addresses and hosts are the client's choice. */
import { LRUCache } from 'lru-cache';

import type { JsonResponse } from './responses.ts';

/** Bytes of all cached responses, their addresses included. */
export const MAX_BYTES = 8 * 1024 * 1024;

/** Bytes of the largest response that is cached, so that one does not evict all others. */
export const MAX_ENTRY_BYTES = 512 * 1024;

/** An empty cache of responses by address. */
export function createResponseCache(): LRUCache<string, JsonResponse> {
  return new LRUCache({
    maxSize: MAX_BYTES,
    maxEntrySize: MAX_ENTRY_BYTES,
    // A JavaScript string takes up to two bytes per character.
    sizeCalculation: ({ body }, address) => body.length + 2 * address.length,
  });
}
