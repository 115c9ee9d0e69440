/**
 * `npm run serve`: the built site and its query service on this machine, from the folder that `OUT_DIR` names. `npm start`
 * builds it first.
 */
import { spawn } from 'node:child_process';

import { Option } from 'commander';

import project from '../package.json' with { type: 'json' };
import { headerRules } from '../src/publish/headers.ts';
import { BuildError, openService } from './serve/built-service.ts';
import { listen } from './serve/listen.ts';
import { createStaticFiles } from './serve/static-files.ts';
import { createProgram, hostName, portNumber } from './support/arguments.ts';
import { formatSettings } from './support/commands.ts';
import { INTERRUPTED, onTermination } from './support/interruption.ts';

/** Errors that the person who starts the server can fix: only their message is printed. */
const userErrors = new Set(['SettingsError', 'BuildError', 'ListenError']);

interface Options {
  build: boolean;
  port: number;
  host: string;
}

function readOptions(argv: readonly string[]): Options {
  const isStart = process.env['npm_lifecycle_event'] === 'start';
  const what = 'the site and its query service from the folder that OUT_DIR names';
  const command = isStart
    ? createProgram('npm start --').description(`Builds the site into OUT_DIR, then serves ${what}.`)
    : createProgram('npm run serve --').description(`Serves ${what}, as npm run build left it there.`);
  return command
    .addOption(new Option('--build', 'build first').default(false).hideHelp())
    .option('--port <n>', 'port; 0 for any that is free', portNumber, 4321)
    .option('--host <host>', 'name or address to listen on', hostName, '127.0.0.1')
    .addHelpText('after', `\nSettings, in the environment, all optional:\n${formatSettings()}`)
    .parse(argv, { from: 'user' })
    .opts<Options>();
}

/**
 * Builds the site in a process of its own, as `npm run build` does.
 *
 * @returns the exit code
 * @throws BuildError when a signal other than that of Ctrl-C ended the build
 */
async function build(): Promise<number> {
  const child = spawn(process.execPath, project.scripts.build.split(' ').slice(1), {
    stdio: 'inherit',
    // The build ends with its parent process when npm started it.
    env: { ...process.env, npm_lifecycle_event: 'build' },
  });
  let isInterrupted = false as boolean;
  const stopListening = onTermination(() => {
    isInterrupted = true;
    child.kill();
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject).once('close', (...exit) => {
      resolve(exit);
    });
  });
  stopListening();
  if (isInterrupted) return INTERRUPTED;
  if (signal !== null) {
    throw new BuildError(
      `The build was ended by ${signal}, as happens when memory runs out; the last good site is unchanged.`,
    );
  }
  return code ?? INTERRUPTED;
}

/** Checks before a long build that the port can be used. @throws ListenError if it cannot */
async function checkPort(port: number, host: string): Promise<void> {
  await (await listen(() => Promise.resolve(new Response(null)), { port, host })).close();
}

async function serve({ build: buildsFirst, port, host }: Options): Promise<void> {
  if (buildsFirst) {
    await checkPort(port, host);
    const code = await build();
    if (code !== 0) {
      process.exitCode = code;
      return;
    }
  }
  const { routes, site } = await import('../src/site.ts');
  const { outDir: folder, base } = site;
  const service = await openService({ folder, base, snapshotPath: routes.snapshotFile.slice(base.length) });
  // Browsers would apply HSTS to every program on this machine.
  const files = createStaticFiles(folder, { base, rules: headerRules({ base, hstsMaxAge: 0 }) });
  const server = await listen(async (request) => (await service())(request, () => files(request)), { port, host });
  console.log(`${site.name} at ${server.origin}${base} (Ctrl-C ends it)`);
  const stopListening = onTermination(() => {
    stopListening();
    void server.close();
  });
}

const options = readOptions(process.argv.slice(2));
try {
  await serve(options);
} catch (error) {
  if (!(error instanceof Error) || !userErrors.has(error.name)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
