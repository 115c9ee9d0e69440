/** `npm run dev`: Astro's development server, without telemetry; it ends with npm. */
import './support/quiet-astro.ts';

import { createProgram, hostName, portNumber } from './support/arguments.ts';
import { formatSettings } from './support/commands.ts';
import { onTermination } from './support/interruption.ts';
import { checkProject } from './output-dir.ts';

interface Options {
  port: number;
  host: string;
}

const options = createProgram('npm run dev --')
  .description(
    'Serves pages that follow every change of the sources and of the snapshot. Files that only a build makes are missing.',
  )
  .option('--port <n>', 'port; the next free one if it is taken', portNumber, 4321)
  .option('--host <host>', 'name or address to listen on', hostName, '127.0.0.1')
  .addHelpText('after', `\nSettings, in the environment, all optional:\n${formatSettings()}`)
  .parse()
  .opts<Options>();

try {
  checkProject(process.cwd());
  const { dev } = await import('astro');
  const server = await dev({ root: process.cwd(), server: options });
  onTermination(() => {
    void server.stop().then(() => process.exit());
  });
} catch (error) {
  if (!(error instanceof Error) || !['SettingsError', 'OutputDirError'].includes(error.name)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
