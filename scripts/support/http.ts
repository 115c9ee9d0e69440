/** What the HTTP clients of all commands share. */
import type { Readable } from 'node:stream';

/** The value of a header; the first one where it is repeated. */
export function firstHeader(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** Stops reading a body, and ignores its errors. */
export function discardBody(body: Readable): void {
  body.on('error', () => undefined).destroy();
}
