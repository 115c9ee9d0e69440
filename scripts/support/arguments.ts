/** Parses command lines and their values. */
import process from 'node:process';

import { Command, CommanderError, InvalidArgumentError } from 'commander';

import type { Streams } from './output.ts';

/** The command line is wrong, or only asked for help. The message has been written already. */
export class UsageError extends Error {
  override name = 'UsageError' as const;
  readonly exitCode: 0 | 2;

  constructor(exitCode: 0 | 2, cause: unknown) {
    super('wrong arguments', { cause });
    this.exitCode = exitCode;
  }
}

/** Where a command runs. */
export interface CommandEnvironment extends Streams {
  env: Readonly<Record<string, string | undefined>>;
  /** The project's folder, which default paths are relative to. */
  root: string;
  /** Folder that paths of the command line are relative to. */
  folder: string;
}

/**
 * A command that writes to these streams, and throws instead of ending the process.
 *
 * @param name - for the usage: `npm run snapshot --`
 */
export function createCommand(name: string, streams: Streams): Command {
  return configured(new Command(name), streams).exitOverride();
}

function configured(command: Command, { stdout, stderr }: Streams): Command {
  return command
    .allowExcessArguments(false)
    .showHelpAfterError(`${command.name()} --help explains all options.`)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
}

/** A command that does not run where npm has taken its options. */
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

/**
 * Parses a command line, then reads its values.
 *
 * @throws UsageError when something is wrong with it; the message is on stderr then
 */
export function parseCommand<Value>(
  command: Command,
  argv: readonly string[],
  env: CommandEnvironment['env'],
  read: () => Value,
): Value {
  try {
    refuseOptionsTakenByNpm(command, argv, env);
    command.parse(argv, { from: 'user' });
    return read();
  } catch (error) {
    if (error instanceof CommanderError) throw new UsageError(error.exitCode === 0 ? 0 : 2, error);
    throw error;
  }
}

/**
 * Reports options that npm has taken as its own: it does not pass on `--dry-run` of `npm run snapshot --dry-run`, but sets
 * an environment variable. Every command reports --dry-run, even one that has no such option.
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
  const taken = [...flags].filter(([name]) => {
    const value = env[`npm_config_${name.replaceAll('-', '_')}`];
    const isGiven = argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
    return !isGiven && value !== undefined && value !== '' && value !== 'false';
  });
  if (taken.length === 0) return;
  const names = taken.map(([name]) => `--${name}`).join(', ');
  const meant = `${command.name()} ${taken.map(([, usage]) => usage).join(' ')}`;
  command.error(`error: npm kept ${names} for itself; options come after two hyphens of their own: ${meant}`);
}

/** A value from an environment variable, which the message about a wrong value names. */
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

/** Whether a host name is this machine's. */
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

/** A number, or 0 for none. */
export function wholeOrZero(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Expected a whole number, or 0.');
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
