/** The command line and the environment of `npm run photos`. */
import { join, resolve } from 'node:path';

import { InvalidArgumentError } from 'commander';

import {
  createCommand,
  fileName,
  fromEnvironment,
  isNpmQuiet,
  parseOrExplain,
  refuseOptionsTakenByNpm,
  siteAddress,
} from '../support/arguments.ts';
import type { CommandEnvironment } from '../support/arguments.ts';
import { readProxies } from '../support/proxies.ts';
import type { Proxies } from '../support/proxies.ts';
import { hostOf } from './allowed-hosts.ts';
import { CONCURRENCY, HOSTS, MAX_BYTES } from './policy.ts';

const DEFAULT_SNAPSHOT = 'src/data/snapshot.json';
const DEFAULT_OUT = 'public/photos';
const DEFAULT_LIST = 'src/data/photos.json';

/** Which licences may be re-hosted: those that plainly allow it, every one, none, or those with an id of LL2's. */
export type LicenceChoice = 'plain' | 'all' | 'none' | readonly number[];

export interface PhotosOptions {
  licences: LicenceChoice;
  /** Absolute paths. */
  snapshot: string;
  out: string;
  list: string;
  /** Hosts that pictures may come from, as they stand in addresses. */
  hosts: readonly string[];
  concurrency: number;
  maxBytes: number;
  /** Address of the site that the pictures are for; null where `SITE_URL` is not set. */
  siteUrl: string | null;
  proxies: Proxies;
  dryRun: boolean;
  json: boolean;
  quiet: boolean;
}

interface Given {
  licences?: LicenceChoice;
  snapshot?: string;
  out?: string;
  list?: string;
  host?: readonly string[];
  concurrency: number;
  maxBytes: number;
  dryRun: boolean;
  json: boolean;
  quiet: boolean;
}

/**
 * Reads arguments and environment.
 *
 * @param argv - without the names of node and of the script
 * @throws UsageError when something is wrong with them; the message and the usage are on stderr then
 */
export function readPhotosOptions(argv: readonly string[], surroundings: CommandEnvironment): PhotosOptions {
  const { env, root, folder } = surroundings;
  const command = createCommand('npm run photos --', surroundings)
    .description('Fetches the photographs that may be shown, makes them small, and lists them with their rights.')
    .option(
      '--licences <list>',
      'which may be re-hosted: all, none, or ids of LL2’s licences, by comma (default: those that plainly allow it)',
      licenceChoice,
    )
    .option('--snapshot <file>', `whose pictures to fetch (default: ${DEFAULT_SNAPSHOT})`, fileName)
    .option('--out <dir>', `where the files go (default: ${DEFAULT_OUT})`, fileName)
    .option('--list <file>', `the list of what is there (default: ${DEFAULT_LIST})`, fileName)
    .option(
      '--host <suffix>',
      `host that pictures may come from, with all that end in it; may be repeated (default: ${HOSTS.join(', ')})`,
      hosts,
    )
    .option('--concurrency <n>', 'pictures in flight', upTo(64), CONCURRENCY)
    .option('--max-bytes <n>', 'bytes that an original may have', upTo(1024 ** 3), MAX_BYTES)
    .option('--dry-run', 'fetch, check, report; write nothing', false)
    .option('--json', 'the report as one JSON object on stdout', false)
    .option('--quiet', 'no progress', false);
  return parseOrExplain(() => {
    refuseOptionsTakenByNpm(command, argv, env);
    command.parse(argv, { from: 'user' });
    const given = command.opts<Given>();
    const path = (text: string | undefined, usual: string) =>
      text === undefined ? join(root, usual) : resolve(folder, text);
    const snapshot = path(given.snapshot, DEFAULT_SNAPSHOT);
    const list = path(given.list, DEFAULT_LIST);
    if (snapshot === list) command.error('error: --snapshot and --list name the same file');
    return {
      licences: given.licences ?? 'plain',
      snapshot,
      out: path(given.out, DEFAULT_OUT),
      list,
      hosts: given.host ?? HOSTS,
      concurrency: given.concurrency,
      maxBytes: given.maxBytes,
      siteUrl: fromEnvironment(command, 'SITE_URL', env['SITE_URL'] ?? '', siteAddress),
      proxies: readProxies(command, env),
      dryRun: given.dryRun,
      json: given.json,
      quiet: given.quiet || isNpmQuiet(env),
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
  const host = hostOf(text);
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
