/** Scripts that are no modules: those of the edition, and the service worker, each as one file. */
import { resolve } from 'node:path';

/** A script could not be put together; the cause is what Vite said. */
export class BundleError extends Error {
  override name = 'BundleError' as const;
}

/**
 * A program of the browser, with all that it imports, as one classic script.
 *
 * @param entry - path of its first module in the project
 * @param define - names that are replaced by an expression
 * @throws BundleError when Vite makes anything but one script of it
 */
export async function classicScript(entry: string, define: Readonly<Record<string, string>> = {}): Promise<string> {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    root: process.cwd(),
    logLevel: 'error',
    define,
    build: {
      write: false,
      lib: { entry: resolve(entry), formats: ['iife'], name: 'atlas', fileName: () => 'script.js' },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []));
  const [script, ...more] = outputs;
  if (script?.type !== 'chunk' || more.length > 0) {
    throw new BundleError(`${entry} became ${outputs.length} files; expected one script`);
  }
  return script.code;
}

/**
 * Data as a script that sets a property of the window: what a page without a server has in place of a request.
 *
 * @param name - the property
 * @param json - its value as JSON
 */
export function dataScript(name: string, json: string): string {
  return `window.${name} = ${json.trim()};\n`;
}
