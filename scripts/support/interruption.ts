/** Ctrl-C and other requests to end. */
import { readFileSync } from 'node:fs';

import { InterruptedError } from './errors.ts';

/** Exit code of an interrupted run. */
export const INTERRUPTED = 130;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds between two checks of the parent. */
const CHECK_INTERVAL = 500;

/** Read as early as possible: npm may end before a command has loaded. */
const PARENTS = parents();

/**
 * Calls back at each request to end: Ctrl-C, `kill`, a closed terminal, and the end of npm where npm started the process,
 * since npm does not pass on every signal.
 *
 * @returns stops listening
 */
export function onTermination(end: () => void): () => void {
  for (const name of SIGNALS) process.on(name, end);
  const isByNpm = process.env['npm_lifecycle_event'] !== undefined;
  const timer = isByNpm ? setInterval(checkParent, CHECK_INTERVAL).unref() : undefined;
  function checkParent() {
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
 * The parent's id; with npm's shell in between, which outlives npm, the grandparent's as well. Without `/proc`, as on macOS,
 * that shell has replaced itself with the command.
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
 * A signal that is aborted at a request to end, so that the run can clean up. A second request ends the process at once.
 *
 * @param message - of the InterruptedError
 */
export function interruptSignal(message: string): AbortSignal {
  const controller = new AbortController();
  onTermination(() => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort(new InterruptedError(message));
  });
  return controller.signal;
}
