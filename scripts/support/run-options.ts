/** The options and settings of every command that ends with a report. */
import type { Command } from 'commander';

import { fromEnvironment, siteAddress } from './arguments.ts';
import type { CommandEnvironment } from './arguments.ts';
import { readProxies } from './proxies.ts';
import type { Proxies } from './proxies.ts';

/** Options that every command with a report has. */
interface RunFlags {
  dryRun: boolean;
  json: boolean;
  quiet: boolean;
}

/** What every command with a report reads from its command line and environment. */
export interface RunOptions extends RunFlags {
  /** Address of the site that the run is for; null where `SITE_URL` is not set. */
  siteUrl: string | null;
  proxies: Proxies;
}

/** Adds the options that every command with a report has. */
export function addRunOptions(command: Command): Command {
  return command
    .option('--dry-run', 'fetch, check, report; write nothing', false)
    .option('--json', 'the report as one JSON object on stdout', false)
    .option('--quiet', 'no progress', false);
}

/** Reads the options of {@link addRunOptions}, once a command line is parsed, and the environment that goes with them. */
export function readRunOptions(command: Command, env: CommandEnvironment['env']): RunOptions {
  const { dryRun, json, quiet } = command.opts<RunFlags>();
  return {
    siteUrl: fromEnvironment(command, 'SITE_URL', env['SITE_URL'] ?? '', siteAddress),
    proxies: readProxies(command, env),
    dryRun,
    json,
    // npm takes --quiet for itself.
    quiet: quiet || env['npm_config_loglevel'] === 'warn',
  };
}
