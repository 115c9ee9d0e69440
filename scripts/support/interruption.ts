/** Ctrl-C, and its like. */
import { InterruptedError } from './errors.ts';

const EXIT_CODE = 130;

/**
 * A signal that is aborted when the process is asked to end, so that the run can end by itself. Who asks twice gets the
 * end at once.
 *
 * @param message - what the run then says
 */
export function interruption(message: string): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(EXIT_CODE);
      controller.abort(new InterruptedError(message));
    });
  }
  return controller.signal;
}
