/** The command line and the environment of `npm run snapshot`. */
import { dirname, join, resolve } from 'node:path';

import { InvalidArgumentError } from 'commander';

import {
  createCommand,
  fileName,
  fromEnvironment,
  isLoopback,
  parseCommand,
  wholeNumber,
  wholeOrZero,
} from '../support/arguments.ts';
import type { CommandEnvironment } from '../support/arguments.ts';
import { addRunOptions, readRunOptions } from '../support/run-options.ts';
import type { RunOptions } from '../support/run-options.ts';
import { DEFAULT_SHRINK, parseShrink } from './shrink.ts';
import type { Shrink } from './shrink.ts';

const DEFAULT_API = 'https://ll.thespacedevs.com/2.3.0/';
const DEFAULT_OUT = 'src/data/snapshot.json';
const DEFAULT_CALLS = 15;
/** Enough for several thousand flights, and an end for a service that would say wait for ever. */
const DEFAULT_CALLS_WAITING = 100;

export interface SnapshotOptions extends RunOptions {
  /** Base address of the service, with version and a final slash. */
  api: string;
  token: string | null;
  /** Absolute paths. */
  out: string;
  changes: string;
  maxCalls: number;
  /** Calls that may be spent on crews and dockings; null for as many as are left. */
  details: number | null;
  wait: boolean;
  fresh: boolean;
  allowShrink: Shrink;
}

/**
 * Reads arguments and environment.
 *
 * @param argv - without the names of node and of the script
 * @throws UsageError when something is wrong with them; the message is on stderr then
 */
export function readSnapshotOptions(argv: readonly string[], environment: CommandEnvironment): SnapshotOptions {
  const { env, root, folder } = environment;
  const command = createCommand('npm run snapshot --', environment)
    .description('Fetches every spacecraft from Launch Library 2 into the snapshot.')
    .option('--api <url>', 'base address, with version; http: only for loopback (LL2_API)', apiAddress)
    .option('--out <file>', `where the snapshot goes (default: ${DEFAULT_OUT})`, fileName)
    .option('--changes <file>', 'history that the run appends to (default: changes.json beside --out)', fileName)
    .option(
      '--max-calls <n>',
      `calls that this run may make, including retries (default: ${DEFAULT_CALLS}; with --wait ${DEFAULT_CALLS_WAITING})`,
      wholeNumber,
    )
    .option(
      '--details <n>',
      'calls of these for crews and dockings; 0 for none (default: all that are left)',
      wholeOrZero,
    )
    .option('--wait', 'when the service says to wait, wait instead of stopping, until all is fetched', false)
    .option('--fresh', 'do not resume an unfinished run', false)
    .option('--allow-shrink <n>', 'records, or per cent, that may disappear (default: 1%, at least 3)', shrink);
  addRunOptions(command).addHelpText(
    'after',
    `
Settings, in the environment, all optional:
  LL2_API    base address of the service, where --api is not given (default: ${DEFAULT_API})
  LL2_TOKEN  your key, sent to the service's host alone; never printed or stored (default: none)
  SITE_URL   address of your site, named to the service in the User-Agent (default: none)`,
  );
  return parseCommand(command, argv, env, (): SnapshotOptions => {
    const given = command.opts<Given>();
    const out = given.out === undefined ? join(root, DEFAULT_OUT) : resolve(folder, given.out);
    const changes = given.changes === undefined ? join(dirname(out), 'changes.json') : resolve(folder, given.changes);
    if (out === changes)
      command.error('error: --out and --changes name the same file; the history needs one of its own');
    return {
      ...readRunOptions(command, env),
      api: given.api ?? fromEnvironment(command, 'LL2_API', env['LL2_API'] || DEFAULT_API, apiAddress),
      token: fromEnvironment(command, 'LL2_TOKEN', env['LL2_TOKEN'] ?? '', tokenText),
      out,
      changes,
      maxCalls: given.maxCalls ?? (given.wait ? DEFAULT_CALLS_WAITING : DEFAULT_CALLS),
      details: given.details ?? null,
      wait: given.wait,
      fresh: given.fresh,
      allowShrink: given.allowShrink ?? DEFAULT_SHRINK,
    };
  });
}

interface Given {
  api?: string;
  out?: string;
  changes?: string;
  maxCalls?: number;
  details?: number;
  wait: boolean;
  fresh: boolean;
  allowShrink?: Shrink;
}

function apiAddress(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError(`Expected an address such as ${DEFAULT_API}.`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InvalidArgumentError('Expected an address without a name, a password, a query or a fragment.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new InvalidArgumentError('Expected https:; http: is only for a service on this machine.');
  }
  if (!/\/\d+\.\d+\.\d+\/?$/.test(url.pathname)) {
    throw new InvalidArgumentError(`Expected an address that ends in a version, such as ${DEFAULT_API}.`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** A header can carry only ASCII; the token must not get into the message. */
function tokenText(text: string): string | null {
  const token = text.trim();
  if (token === '') return null;
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new InvalidArgumentError('Expected a token of ASCII characters without spaces.');
  return token;
}

function shrink(text: string): Shrink {
  const parsed = parseShrink(text);
  if (!parsed) throw new InvalidArgumentError('Expected a whole number, or a percentage such as 2%.');
  return parsed;
}
