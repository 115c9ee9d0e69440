/** Reading the files of the data, with reasons in plain words where one cannot be read. */
import { readFileSync } from 'node:fs';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file',
};

/** The text of a file without a byte order mark, which some editors write and JSON does not know. */
export function readText(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}

/** Why a file could not be read or parsed. */
export function readErrorReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code !== undefined && reasons[code]) || message;
}
