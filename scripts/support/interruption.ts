/** Ctrl-C, and its like. */
import { readFileSync } from 'node:fs';

import { InterruptedError } from './errors.ts';

/** Exit code of a run that was cut off. */
export const INTERRUPTED = 130;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds after which the parent is looked at again. */
const LOOK_AGAIN = 500;

/** As early as possible: npm may be gone before a command has loaded. */
const PARENTS = parents();

/**
 * Calls back each time the process is asked to end: by Ctrl-C, by `kill`, by the end of its terminal; and, where npm started
 * it, by the end of npm, which passes some signals on and others not. Without npm, whoever starts a command may leave it behind.
 *
 * @returns stops listening
 */
export function onEndRequest(end: () => void): () => void {
  for (const name of SIGNALS) process.on(name, end);
  const isByNpm = process.env['npm_lifecycle_event'] !== undefined;
  const timer = isByNpm ? setInterval(look, LOOK_AGAIN).unref() : undefined;
  function look() {
    if (parents() === PARENTS) return;
    clearInterval(timer);
    end();
  }
  return () => {
    clearInterval(timer);
    for (const name of SIGNALS) process.off(name, end);
  };
}

/**
 * Who started the process: npm; or npm and the shell that it put in between, which outlives it. Where there is no `/proc`,
 * as on macOS, that shell has given its place to the command.
 */
function parents(): string {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    // "pid (name) state ppid …"; a name may hold brackets and spaces itself.
    const [from, to] = [stat.indexOf('('), stat.lastIndexOf(')')];
    const isShell = /^(?:[bdk]?a?sh|zsh|busybox)$/.test(stat.slice(from + 1, to));
    return isShell ? `${parent} ${stat.slice(to + 2).split(' ')[1]}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}

/**
 * A signal that is aborted when the process is asked to end, so that the run can end by itself. Who asks twice gets the
 * end at once.
 *
 * @param message - what the run then says
 */
export function interruption(message: string): AbortSignal {
  const controller = new AbortController();
  onEndRequest(() => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort(new InterruptedError(message));
  });
  return controller.signal;
}
