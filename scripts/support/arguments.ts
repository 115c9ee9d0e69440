/** What the command lines have in common: how they are read, and what their values may be. */
import process from 'node:process';

import { Command, CommanderError, InvalidArgumentError } from 'commander';

/** The command line is wrong, or only asked for help; what is to be said has been said. */
export class UsageError extends Error {
  override name = 'UsageError' as const;
  readonly exitCode: 0 | 2;

  constructor(exitCode: 0 | 2, cause: unknown) {
    super('wrong arguments', { cause });
    this.exitCode = exitCode;
  }
}

/** What a command line is read in. */
export interface CommandEnvironment {
  env: Readonly<Record<string, string | undefined>>;
  /** Folder that the default paths are in. */
  root: string;
  /** Folder that given paths are in. */
  folder: string;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

/**
 * A command whose messages go to the streams that are given, and which throws instead of ending the process.
 *
 * @param name - as the usage names it: `npm run snapshot --`
 */
export function createCommand(name: string, streams: Pick<CommandEnvironment, 'stdout' | 'stderr'>): Command {
  return configured(new Command(name), streams).exitOverride();
}

function configured(command: Command, { stdout, stderr }: Pick<CommandEnvironment, 'stdout' | 'stderr'>): Command {
  return command
    .allowExcessArguments(false)
    .showHelpAfterError(`${command.name()} --help explains all options.`)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
}

/** A command that refuses to run without the options that npm kept for itself. */
class Program extends Command {
  override parseOptions(argv: string[]): ReturnType<Command['parseOptions']> {
    refuseOptionsTakenByNpm(this, argv, process.env);
    return super.parseOptions(argv);
  }
}

/** A command that ends the process after `--help` with 0, and with 2 when its arguments are wrong. */
export function createProgram(name: string): Command {
  return configured(new Program(name), process).exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}

/** Runs what reads a command line. @throws UsageError when that finds something wrong; it has been said then */
export function parseOrExplain<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof CommanderError) throw new UsageError(error.exitCode === 0 ? 0 : 2, error);
    throw error;
  }
}

/**
 * Refuses to run without options that npm took for its own: of `npm run snapshot --dry-run` it passes nothing on, and only
 * its environment shows what was meant. A dry run is refused even by a command that has none.
 *
 * @param argv - without the names of node and of the script
 */
export function refuseOptionsTakenByNpm(
  command: Command,
  argv: readonly string[],
  env: CommandEnvironment['env'],
): void {
  const flags = new Map([
    ['dry-run', '--dry-run'],
    ...command.options.map((each) => [each.name(), each.flags] as const),
  ]);
  const kept = [...flags].filter(([name]) => {
    const value = env[`npm_config_${name.replaceAll('-', '_')}`];
    const isGiven = argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
    return !isGiven && value !== undefined && value !== '' && value !== 'false';
  });
  if (kept.length === 0) return;
  const names = kept.map(([name]) => `--${name}`).join(', ');
  const meant = `${command.name()} ${kept.map(([, usage]) => usage).join(' ')}`;
  command.error(`error: npm kept ${names} for itself; options come after two hyphens of their own: ${meant}`);
}

/** Whether npm was told to be quiet: it takes the option for its own, in the place of a command's. */
export function isNpmQuiet(env: CommandEnvironment['env']): boolean {
  return env['npm_config_loglevel'] === 'warn';
}

/** A value from the environment; where it is wrong, the message names the variable. */
export function fromEnvironment<Value>(
  command: Command,
  variable: string,
  text: string,
  read: (text: string) => Value,
): Value {
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    return command.error(`error: the environment variable ${variable} is invalid. ${error.message}`);
  }
}

/** Whether a host is this machine, by its name alone. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** The address of a site, or null for an empty text. */
export function siteAddress(text: string): string | null {
  if (text === '') return null;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new InvalidArgumentError('Expected an address such as https://example.org.');
  }
  return url.href;
}

/** The name of a file. */
export function fileName(text: string): string {
  if (text === '') throw new InvalidArgumentError('Expected a file.');
  return text;
}

/** A number of six digits at most. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Expected a whole number above 0.');
  return Number(text);
}

/** A port; 0 for any that is free. */
export function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new InvalidArgumentError('Expected a port, a whole number from 0 to 65535.');
  }
  return Number(text);
}

/** A name or an address of this machine. */
export function hostName(text: string): string {
  if (text === '') throw new InvalidArgumentError('Expected a host such as 127.0.0.1.');
  return text;
}
