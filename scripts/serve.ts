/** `npm run serve`: the built site and its query service on this machine, from the folder that `OUT_DIR` names. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Command, InvalidArgumentError } from 'commander';

import { checkSnapshot, SnapshotError } from '../src/domain/check.ts';
import type { Snapshot } from '../src/domain/schema.ts';
import { createService } from '../src/edge/service.ts';
import { headerRules } from '../src/publish/headers.ts';
import { listen } from './serve/listen.ts';
import { createStaticFiles } from './serve/static-files.ts';

/** A build that cannot be served; the message says what to do. */
class BuildError extends Error {
  override name = 'BuildError' as const;
}

/** Causes that whoever starts the server can mend: their message is all that is printed. */
const mendable = new Set(['SettingsError', 'BuildError', 'ListenError']);

interface Options {
  port: number;
  host: string;
}

function readOptions(argv: readonly string[]): Options {
  return new Command('npm run serve --')
    .description('Serves the built site and its query service.')
    .option('--port <n>', 'port; 0 for any that is free', portNumber, 4321)
    .option('--host <host>', 'name or address to listen on', hostName, '127.0.0.1')
    .allowExcessArguments(false)
    .showHelpAfterError()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse(argv, { from: 'user' })
    .opts<Options>();
}

function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError('Expected a port, a whole number from 0 to 65535.');
  }
  return Number(text);
}

function hostName(text: string): string {
  if (text === '') throw new InvalidArgumentError('Expected a host such as 127.0.0.1.');
  return text;
}

/** The snapshot that the site was built from. */
async function readBuiltSnapshot(file: string, folder: string): Promise<Snapshot> {
  const again = 'build it first: npm run build';
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new BuildError(`There is no whole site in ${folder}; ${again}`, { cause: error });
  });
  try {
    return checkSnapshot(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof SnapshotError)) throw error;
    const [reason = ''] = error.message.split('\n');
    throw new BuildError(`${file} is damaged (${reason}); build the site again: npm run build`, { cause: error });
  }
}

async function serve({ port, host }: Options): Promise<void> {
  const { routes, site } = await import('../src/site.ts');
  const snapshot = await readBuiltSnapshot(join(site.outDir, routes.snapshotFile.slice(site.base.length)), site.outDir);
  const service = createService(snapshot, site.base);
  // A promise of https is kept by a browser for every program on this machine.
  const rules = headerRules({ base: site.base, hstsMaxAge: 0 });
  const files = createStaticFiles(site.outDir, { base: site.base, rules });
  const server = await listen((request) => service(request, () => files(request)), { port, host });
  console.log(`${site.name} at ${server.origin}${site.base} (Ctrl-C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}

const options = readOptions(process.argv.slice(2));
try {
  await serve(options);
} catch (error) {
  if (!(error instanceof Error) || !mendable.has(error.name)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
