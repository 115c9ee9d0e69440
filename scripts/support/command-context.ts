/** What a run of a command needs of the world around it. Tests bring their own. */
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { interruptSignal } from './interruption.ts';
import { ignoreOutputErrors } from './output.ts';
import type { Output } from './output.ts';

/** The world of a run. */
export interface CommandContext<Timeouts> {
  env: Readonly<Record<string, string | undefined>>;
  /** The project's folder. */
  root: string;
  /** Folder that relative paths of the command line are in. */
  folder: string;
  stdout: Output;
  stderr: Output;
  clock: Clock;
  timeouts: Timeouts;
  /** Aborted with an InterruptedError at Ctrl-C. */
  signal: AbortSignal;
}

/**
 * The world of a program that was started from a command line.
 *
 * @param farewell - what is said at Ctrl-C
 */
export function processContext<Timeouts>(timeouts: Timeouts, farewell: string): CommandContext<Timeouts> {
  ignoreOutputErrors();
  return {
    env: process.env,
    root: dirname(dirname(import.meta.dirname)),
    folder: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    clock: systemClock,
    timeouts,
    signal: interruptSignal(farewell),
  };
}

/** Whether a module is the program that was started, rather than a part of another. */
export function isMainModule(moduleUrl: string): boolean {
  const [, started] = process.argv;
  return started !== undefined && realpathSync(started) === fileURLToPath(moduleUrl);
}
