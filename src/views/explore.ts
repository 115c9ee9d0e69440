/** The explorer and the comparison: what their pages say without a script, and the files that their scripts load. */
import type { SiteContext } from '#context.ts';
import type { Configuration } from '#domain/catalogue.ts';
import { formatCraftCount } from '#domain/labels.ts';
import { figureOf, partlyEstimated, standingHeight } from '#drawings/drawings.ts';
import { explorerDataOf } from '#explorer/data.ts';
import type { DrawingReference } from '#explorer/data.ts';
import { encodeExplorer } from '#explorer/codec.ts';
import type { EncodedExplorer } from '#explorer/codec.ts';

import { drawnHeight } from './line-up.ts';
import { facetLinks } from './facet-index.ts';
import { sectionsOf } from './chrome.ts';
import { axisOf } from './shared.ts';
import type { Link, Page } from './shared.ts';

/** A page that a script fills. */
export interface ScriptedPage extends Page {
  heading: string;
  lead: string;
  /** Lists that hold the same without a script. */
  ways: readonly Link[];
}

/** The explorer. */
export function explorePage(context: SiteContext): ScriptedPage {
  const { catalogue, routes } = context;
  return {
    meta: {
      title: 'Explore all spacecraft',
      description: `${formatCraftCount(catalogue.spacecraft.length)} by every filter, search and order at once, as a table or as a plot, to download as CSV or JSON.`,
      address: routes.explore,
    },
    heading: 'Explore',
    lead: 'Filtering needs JavaScript. The same craft are in these lists.',
    ways: [
      { label: 'All spacecraft by name', href: routes.spacecraft },
      { label: 'The longest in space first', href: routes.spacecraftBy('time-in-space', 'descending') },
      sectionsOf(context).configurations,
      sectionsOf(context).inSpace,
      ...Object.values(facetLinks(context)).flat(),
    ],
  };
}

/** The comparison. */
export function comparePage(context: SiteContext): ScriptedPage {
  const { routes } = context;
  return {
    meta: {
      title: 'Compare spacecraft',
      description:
        'Two to six spacecraft side by side: their drawings to one scale, their facts, and where these differ.',
      address: routes.compare,
    },
    heading: 'Compare',
    lead: 'Choosing craft to compare needs JavaScript. All configurations stand side by side on these pages.',
    ways: [
      { label: 'All configurations, drawn to one scale and in a table', href: routes.configurations },
      { label: 'The same by height', href: routes.configurationsByHeight },
    ],
  };
}

/** What the scripts of both pages load. */
export function explorerFile(context: SiteContext): EncodedExplorer {
  return encodeExplorer(explorerDataOf(context.catalogue, axisOf(context), referenceTo, drawnHeight));
}

/** How a configuration is drawn, or the outline of what has no drawing yet. */
function referenceTo(configuration: Configuration): DrawingReference {
  const drawing = figureOf({ ...configuration, type: configuration.type?.name ?? null });
  const drawn = partlyEstimated(drawing) ? 'estimated' : 'drawing';
  const [, , width, height] = drawing.box;
  return {
    name: drawing.name,
    kind: drawing.outline === null ? drawn : drawing.outline === 'neither' ? 'unsized' : 'outline',
    width,
    height,
    standing: standingHeight(drawing.box),
  };
}
