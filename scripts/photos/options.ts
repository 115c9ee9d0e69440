/** The command line and the environment of `npm run photos`. */
import { join, resolve } from 'node:path';

import { InvalidArgumentError } from 'commander';

import { createCommand, fileName, parseCommand } from '../support/arguments.ts';
import type { CommandEnvironment } from '../support/arguments.ts';
import { addRunOptions, readRunOptions } from '../support/run-options.ts';
import type { RunOptions } from '../support/run-options.ts';
import { normalizeHost } from './allowed-hosts.ts';
import { CONCURRENCY, HOSTS, MAX_PICTURE_BYTES } from './policy.ts';

const DEFAULT_SNAPSHOT = 'src/data/snapshot.json';
const DEFAULT_OUT = 'public/photos';
const DEFAULT_LIST = 'src/data/photos.json';

/** Accepted licences: those that allow re-hosting, all, none, or those with these LL2 ids. */
export type LicenceChoice = 'plain' | 'all' | 'none' | readonly number[];

export interface PhotosOptions extends RunOptions {
  licences: LicenceChoice;
  /** Absolute paths. */
  snapshot: string;
  out: string;
  list: string;
  /** Hosts that pictures may come from, normalized. */
  hosts: readonly string[];
  concurrency: number;
  maxBytes: number;
}

interface Given {
  licences?: LicenceChoice;
  snapshot?: string;
  out?: string;
  list?: string;
  host?: readonly string[];
  concurrency: number;
  maxBytes: number;
}

/**
 * Reads arguments and environment.
 *
 * @param argv - without the names of node and of the script
 * @throws UsageError when something is wrong with them; the message and the usage are on stderr then
 */
export function readPhotosOptions(argv: readonly string[], environment: CommandEnvironment): PhotosOptions {
  const { env, root, folder } = environment;
  const command = createCommand('npm run photos --', environment)
    .description('Fetches the photographs whose licence allows it, and makes small files of them with their credits.')
    .option(
      '--licences <list>',
      'licences to accept: all, none, or ids of LL2’s licences, by comma (default: those that allow re-hosting)',
      licenceChoice,
    )
    .option('--snapshot <file>', `the snapshot whose pictures to fetch (default: ${DEFAULT_SNAPSHOT})`, fileName)
    .option('--out <dir>', `where the files go (default: ${DEFAULT_OUT})`, fileName)
    .option('--list <file>', `the list of photographs (default: ${DEFAULT_LIST})`, fileName)
    .option(
      '--host <suffix>',
      `host that pictures may come from, with its subdomains; may be repeated (default: ${HOSTS.join(', ')})`,
      hosts,
    )
    .option('--concurrency <n>', 'pictures at a time', upTo(64), CONCURRENCY)
    .option('--max-bytes <n>', 'most bytes of an original', upTo(1024 ** 3), MAX_PICTURE_BYTES);
  addRunOptions(command);
  return parseCommand(command, argv, env, (): PhotosOptions => {
    const given = command.opts<Given>();
    const path = (text: string | undefined, usual: string) =>
      text === undefined ? join(root, usual) : resolve(folder, text);
    const snapshot = path(given.snapshot, DEFAULT_SNAPSHOT);
    const list = path(given.list, DEFAULT_LIST);
    if (snapshot === list) command.error('error: --snapshot and --list name the same file');
    return {
      ...readRunOptions(command, env),
      licences: given.licences ?? 'plain',
      snapshot,
      out: path(given.out, DEFAULT_OUT),
      list,
      hosts: given.host ?? HOSTS,
      concurrency: given.concurrency,
      maxBytes: given.maxBytes,
    };
  });
}

function licenceChoice(text: string): LicenceChoice {
  if (text === 'all' || text === 'none') return text;
  const ids = text.split(',').map((id) => id.trim());
  if (!ids.every((id) => /^[1-9]\d{0,8}$/.test(id))) {
    throw new InvalidArgumentError('Expected all, none, or ids of licences such as 4,7.');
  }
  return ids.map(Number);
}

function hosts(text: string, before: readonly string[] = []): readonly string[] {
  const host = normalizeHost(text);
  if (host === null) throw new InvalidArgumentError('Expected a host such as example.org or 127.0.0.1.');
  return [...before, host];
}

function upTo(most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^[1-9]\d{0,11}$/.test(text) || number > most) {
      throw new InvalidArgumentError(`Expected a whole number from 1 to ${most}.`);
    }
    return number;
  };
}
