/** Scripts that are no modules: those of the edition, and the service worker, each as one file. */
import { resolve } from 'node:path';

/** A script could not be put together; the cause is what Vite said. */
export class BundleError extends Error {
  override name = 'BundleError' as const;
}

/** A program of the browser in a form that needs no server. */
export interface ClassicProgram {
  script: string;
  /** Files that it names by their address, to be put beside it; by name. */
  beside: ReadonlyMap<string, Uint8Array>;
}

/**
 * A program of the browser, with all that it imports, as one classic script.
 *
 * @param entry - path of its first module in the project
 * @throws BundleError when Vite makes anything but one script of it
 */
export async function classicProgram(entry: string): Promise<ClassicProgram> {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    root: process.cwd(),
    // Addresses are made from the script's own.
    base: './',
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: resolve(entry), formats: ['iife'], name: 'atlas', fileName: () => 'script.js' },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []));
  const [script, ...more] = outputs.flatMap((each) => (each.type === 'chunk' ? each.code : []));
  if (script === undefined || more.length > 0) {
    const names = outputs.map(({ fileName }) => fileName).join(', ');
    throw new BundleError(`${entry} became ${names}; expected one script`);
  }
  const encoder = new TextEncoder();
  const beside = outputs.flatMap((each): [string, Uint8Array][] =>
    each.type === 'asset'
      ? [[each.fileName, typeof each.source === 'string' ? encoder.encode(each.source) : each.source]]
      : [],
  );
  return { script, beside: new Map(beside) };
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
