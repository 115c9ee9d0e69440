/** What a run of a command depends on outside itself; tests bring their own. */
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { CommandEnvironment } from './arguments.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { interruptSignal } from './interruption.ts';
import { ignoreOutputErrors } from './output.ts';

/** What a run depends on. */
export interface CommandContext<Timeouts> extends CommandEnvironment {
  clock: Clock;
  timeouts: Timeouts;
  /** Aborted with an InterruptedError at Ctrl-C. */
  signal: AbortSignal;
}

/**
 * The context of a command that was started from a command line.
 *
 * @param farewell - what it says at Ctrl-C
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
