/** The list of all files of a copy, by which it can be checked. */
import { hash } from 'node:crypto';

/** A file of a copy. */
export interface ManifestFile {
  /** In the copy, with slashes. */
  path: string;
  bytes: number;
  /** Hash of its content, in hexadecimal digits. */
  sha256: string;
}

/** What `offline/manifest.json` holds. */
export interface Manifest {
  /** Moment of the snapshot that the copy was made from, UTC. */
  snapshot: string;
  /** All files that are served but the manifest itself and compressed twins (`.br`, `.gz`), by path. */
  files: readonly ManifestFile[];
}

/** The manifest's row of a file. */
export function manifestFile(path: string, content: Uint8Array): ManifestFile {
  return { path, bytes: content.length, sha256: hash('sha256', content) };
}

/** A manifest as text: a line a file, so that a diff of two shows what changed. */
export function manifestText({ snapshot, files }: Manifest): string {
  const rows = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes, sha256 }) => JSON.stringify({ path, bytes, sha256 }));
  return `{"snapshot": ${JSON.stringify(snapshot)}, "files": [\n${rows.join(',\n')}\n]}\n`;
}
