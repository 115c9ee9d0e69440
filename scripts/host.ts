/** `npm run host`: prints the configuration of a host for the site that the settings describe. */
import { posix } from 'node:path';

import { Argument, InvalidArgumentError } from 'commander';

import { hosts } from '../src/publish/hosts.ts';
import type { HostName } from '../src/publish/hosts.ts';

import { createProgram } from './support/arguments.ts';

interface Options {
  folder: string;
  listen: string[];
}

const kinds = Object.entries(hosts).map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`);

const command = createProgram('npm run --silent host --')
  .description(
    'Prints what a host needs for the site at SITE_URL and BASE_PATH; HSTS_MAX_AGE adds a promise to use https alone.',
  )
  .addArgument(new Argument('<kind>', 'what to print').choices(Object.keys(hosts)))
  .option('--folder <path>', 'the site’s folder on the server, from the root', absolutePath, '/srv/spacecraft-atlas')
  .option('--listen <address>', 'address or port to listen on instead of the usual ones; may be given again', more, [])
  .addHelpText('after', `\nKinds:\n${kinds.join('\n')}`)
  .action(print);

/** A server resolves a relative path against a folder of its own. */
function absolutePath(text: string): string {
  if (!posix.isAbsolute(text)) throw new InvalidArgumentError('Expected a path from the root, such as /srv/atlas.');
  return text;
}

function more(value: string, values: string[]): string[] {
  return [...values, value];
}

async function print(kind: HostName, { folder, listen }: Options): Promise<void> {
  const { site } = await import('../src/site.ts');
  const { origin, base, hstsMaxAge } = site;
  const settings = { origin, base, hstsMaxAge, folder: folder.replace(/(?<!\/)\/+$/, ''), listen };
  process.stdout.write(hosts[kind].text(settings));
}

try {
  await command.parseAsync();
} catch (error) {
  if (!(error instanceof Error) || !['SettingsError', 'RangeError'].includes(error.name)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
