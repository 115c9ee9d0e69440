/** Conditional requests by entity tag (RFC 9110, section 13.1.2). */

const TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\u{10ffff}]*")/gu;

/**
 * Whether a client has the current version: one of its tags is that of the answer, compared weakly, or it names all with
 * `*`.
 *
 * @param ifNoneMatch - the header of the request; null where there is none
 * @param etag - the answer's tag, with its quotes and without `W/`
 */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.trim() === '*' || Array.from(ifNoneMatch.matchAll(TAG), ([, tag]) => tag).includes(etag);
}
