/**
 * Parts of the explorer that are loaded when they are first used. Each is a script in a template of the page,
 * where it does not run; it puts what it offers on the window. A page that has all parts in one script finds them there.
 */
import type { jsonDownload } from './json-download.ts';
import type { PlotView } from './plot-view.tsx';

declare global {
  interface Window {
    /** The plot of a result. */
    ATLAS_PLOT?: typeof PlotView;
    /** A result as JSON. */
    ATLAS_JSON_DOWNLOAD?: typeof jsonDownload;
  }
}

/** Name of each part in the page, and the property of the window that it sets. */
const parts = { plot: 'ATLAS_PLOT', json: 'ATLAS_JSON_DOWNLOAD' } as const satisfies Record<string, keyof Window>;

type PartName = keyof typeof parts;
type Part<Name extends PartName> = NonNullable<Window[(typeof parts)[Name]]>;

/**
 * A part, loaded where it is not there yet.
 *
 * @throws TypeError when it cannot be loaded
 */
export async function loadLazyScript<Name extends PartName>(name: Name): Promise<Part<Name>> {
  const property = parts[name];
  if (!window[property]) {
    const template = document.querySelector<HTMLTemplateElement>(`template[data-part="${name}"]`);
    const source = template?.content.querySelector('script')?.getAttribute('src') ?? '';
    await import(/* @vite-ignore */ new URL(source, location.href).href);
  }
  const part = window[property];
  if (!part) throw new TypeError(`The page has no part ${name}`);
  return part;
}
