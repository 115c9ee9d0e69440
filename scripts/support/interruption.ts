/** Ctrl-C, and its like. */
import { InterruptedError } from './errors.ts';

/** Exit code of a run that was cut off. */
export const INTERRUPTED = 130;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds after which the parent is looked at again. */
const LOOK_AGAIN = 500;

/** As early as possible: npm may be gone before a command has loaded. */
const PARENT = process.ppid;

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
    if (process.ppid === PARENT) return;
    clearInterval(timer);
    end();
  }
  return () => {
    clearInterval(timer);
    for (const name of SIGNALS) process.off(name, end);
  };
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
