/** Writes many files with a few writers at a time, and tells of each its size and SHA-256. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file to write. */
export interface WriterFile {
  /** Absolute path. */
  file: string;
  /** What it holds, in pieces. */
  pieces: Iterable<string | Uint8Array>;
}

/** What was written. */
export interface FileDigest {
  bytes: number;
  /** In hexadecimal figures. */
  sha256: string;
}

/** Files that are open at a time. */
const WRITERS = 8;
/** What is written at once: small files in one go, large ones without ever being held whole. */
const BATCH = 512 * 1024;

/**
 * Writes files, taking each when a writer is free.
 *
 * @param files - made as they are taken, so that not all of them are in memory
 * @param onWritten - told of each file once it is written, if anyone is; the order is open
 */
export async function writeFiles<File extends WriterFile>(
  files: Iterable<File>,
  onWritten: ((file: File, digest: FileDigest) => void) | null = null,
): Promise<void> {
  const queue = files[Symbol.iterator]();
  const folders = new Set<string>();
  const work = async () => {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      const folder = dirname(next.value.file);
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      const digest = await writePieces(next.value);
      onWritten?.(next.value, digest);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, work));
}

async function writePieces({ file, pieces }: WriterFile): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'w');
  try {
    for (const batch of batchesOf(pieces)) {
      hash.update(batch);
      bytes += batch.length;
      await handle.writeFile(batch);
    }
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The pieces, put together until they are worth a write. */
function* batchesOf(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let batch: Uint8Array[] = [];
  let length = 0;
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    batch.push(bytes);
    length += bytes.length;
    if (length < BATCH) continue;
    yield joined(batch, length);
    batch = [];
    length = 0;
  }
  if (length > 0) yield joined(batch, length);
}

function joined(batch: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = batch;
  return batch.length === 1 && only ? only : Buffer.concat(batch, length);
}
