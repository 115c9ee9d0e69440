/** The files that say for programs what a page says for people. */
import type { SiteContext } from '#context.ts';

import type { Alternate } from './shared.ts';

const type = 'application/json';

/** The file of a craft. */
export function craftAlternate({ routes }: SiteContext, id: number): Alternate {
  return { label: 'This record as JSON', href: routes.api('craft', id), type };
}

/** The file of a configuration. */
export function configurationAlternate({ routes }: SiteContext, id: number): Alternate {
  return { label: 'This record as JSON', href: routes.api('configuration', id), type };
}
