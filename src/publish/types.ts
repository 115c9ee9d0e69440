/** The types of a site's files, and which of them are text, which compresses well. */

/** The type of the files with one extension. */
export interface FileType {
  /** Media type, as in `Content-Type`, without parameters. */
  type: string;
  /** Whether it is text. */
  text: boolean;
}

/** By extension, without the dot. */
export const fileTypes = {
  html: { type: 'text/html', text: true },
  css: { type: 'text/css', text: true },
  js: { type: 'text/javascript', text: true },
  mjs: { type: 'text/javascript', text: true },
  json: { type: 'application/json', text: true },
  ndjson: { type: 'application/x-ndjson', text: true },
  webmanifest: { type: 'application/manifest+json', text: true },
  svg: { type: 'image/svg+xml', text: true },
  xml: { type: 'application/xml', text: true },
  atom: { type: 'application/atom+xml', text: true },
  txt: { type: 'text/plain', text: true },
  csv: { type: 'text/csv', text: true },
  ics: { type: 'text/calendar', text: true },
  png: { type: 'image/png', text: false },
  jpg: { type: 'image/jpeg', text: false },
  webp: { type: 'image/webp', text: false },
  avif: { type: 'image/avif', text: false },
  sqlite: { type: 'application/vnd.sqlite3', text: false },
  zip: { type: 'application/zip', text: false },
  wasm: { type: 'application/wasm', text: false },
} as const satisfies Record<string, FileType>;

/** Of files with any other extension. */
const UNKNOWN: FileType = { type: 'application/octet-stream', text: false };

/**
 * The type of a file.
 *
 * @param path - its path or name
 */
export function fileTypeOf(path: string): FileType {
  const ending = /\.([^./]+)$/.exec(path)?.[1] ?? '';
  return (fileTypes as Readonly<Record<string, FileType>>)[ending] ?? UNKNOWN;
}

/** Whether a type names its character set: `text/` types do, which browsers would guess otherwise. */
function hasCharset({ type }: FileType): boolean {
  return type.startsWith('text/');
}

/** `Content-Type` of a file. */
export function contentTypeOf(path: string): string {
  const fileType = fileTypeOf(path);
  return hasCharset(fileType) ? `${fileType.type}; charset=utf-8` : fileType.type;
}
