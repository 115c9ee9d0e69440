/**
 * `npm run serve`: the built site and its query service on this machine, from the folder that `OUT_DIR` names. `npm start`
 * builds it first.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Command, InvalidArgumentError } from 'commander';

import project from '../package.json' with { type: 'json' };
import { checkSnapshot, SnapshotError } from '../src/domain/check.ts';
import type { Snapshot } from '../src/domain/schema.ts';
import { createService } from '../src/edge/service.ts';
import { headerRules } from '../src/publish/headers.ts';
import { listen } from './serve/listen.ts';
import { createStaticFiles } from './serve/static-files.ts';
import { portNumber, refuseKeptByNpm } from './support/arguments.ts';

/** A build that cannot be served; the message says what to do. */
class BuildError extends Error {
  override name = 'BuildError' as const;
}

/** Exit code of a run that was cut off. */
const INTERRUPTED = 130;

/** Causes that whoever starts the server can mend: their message is all that is printed. */
const mendable = new Set(['SettingsError', 'BuildError', 'ListenError']);

interface Options {
  build: boolean;
  port: number;
  host: string;
}

function readOptions(argv: readonly string[]): Options {
  const isStart = process.env['npm_lifecycle_event'] === 'start';
  const command = new Command(isStart ? 'npm start --' : 'npm run serve --')
    .description('Serves the built site and its query service, from the folder that OUT_DIR names.')
    .option('--build', 'build first, as npm start does', false)
    .option('--port <n>', 'port; 0 for any that is free', portNumber, 4321)
    .option('--host <host>', 'name or address to listen on', hostName, '127.0.0.1')
    .allowExcessArguments(false)
    .showHelpAfterError()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  refuseKeptByNpm(command, argv, process.env);
  return command.parse(argv, { from: 'user' }).opts<Options>();
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

/**
 * Builds, in a process of its own as `npm run build` does.
 *
 * @returns the exit code
 * @throws BuildError when something else than Ctrl-C ended the build
 */
async function build(): Promise<number> {
  const child = spawn(process.execPath, project.scripts.build.split(' ').slice(1), { stdio: 'inherit' });
  const end = () => child.kill();
  process.once('SIGINT', end).once('SIGTERM', end);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject).once('close', (...ended) => {
      resolve(ended);
    });
  });
  process.off('SIGINT', end).off('SIGTERM', end);
  if (signal !== null && signal !== 'SIGINT' && signal !== 'SIGTERM') {
    throw new BuildError(
      `The build was cut off (${signal}), as happens when memory runs out; the last good site is as it was.`,
    );
  }
  return code ?? INTERRUPTED;
}

/** Finds out before a build takes its time whether the port can be had after it. @throws ListenError where it cannot */
async function tryPort(port: number, host: string): Promise<void> {
  await (await listen(() => Promise.resolve(new Response(null)), { port, host })).close();
}

async function serve({ build: buildsFirst, port, host }: Options): Promise<void> {
  if (buildsFirst) {
    await tryPort(port, host);
    const code = await build();
    if (code !== 0) {
      process.exitCode = code;
      return;
    }
  }
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
