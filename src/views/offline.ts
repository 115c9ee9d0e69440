/** The page on reading without a network: the edition, the saved copy, what archives need. */
import type { SiteContext } from '#context.ts';
import { formatDate } from '#domain/dates.ts';
import { formatCraftCount } from '#domain/labels.ts';

import type { Page } from './shared.ts';

/**
 * Figures that are known only once all files are written; the page has a place for each, which the last step of the
 * build fills.
 */
export const offlineFigures = ['edition-size', 'saved-size', 'saved-files'] as const;

/** A figure of the page that the build fills in. */
export type OfflineFigure = (typeof offlineFigures)[number];

/** All that the page shows. */
export interface OfflinePage extends Page {
  lead: string;
  /** The zip; null where this build made none. */
  edition: { href: string; download: string } | null;
  /** Whether a copy can be saved in the browser. */
  saving: boolean;
  manifest: string;
  /** The page that lists what no other page links to. */
  files: string;
  verify: string;
  health: string;
  /** Commands for archives, each on lines of its own. */
  commands: { mirror: string; zim: string };
}

/** The page on reading without a network. */
export function offlinePage(context: SiteContext): OfflinePage {
  const { catalogue, routes, site } = context;
  const { fetched_at: snapshot } = catalogue.source;
  const day = snapshot.slice(0, 10);
  return {
    meta: {
      title: 'The atlas without a network',
      description: `Three ways to have all ${formatCraftCount(catalogue.spacecraft.length)} offline: a zip that opens from a folder, a copy in the browser, and what archives and mirrors need.`,
      address: routes.offline,
    },
    lead: `Three ways to have all of it where there is no network. Each holds the data of ${formatDate(snapshot)}, and says so on its pages.`,
    edition: site.skip.has('offline') ? null : { href: routes.edition, download: `spacecraft-atlas-${day}.zip` },
    saving: !site.offlineKill,
    manifest: routes.offlineManifest,
    files: routes.offlineFiles,
    verify: routes.verify,
    health: routes.health,
    commands: {
      mirror: `wget --mirror --page-requisites --no-parent --reject-regex='[?]' ${site.origin}${routes.home}`,
      zim: [
        `unzip spacecraft-atlas-${day}.zip -d atlas`,
        `zimwriterfs --welcome=index.html --illustration=icons/48.png --language=eng \\`,
        `  --name=spacecraft-atlas --title="${site.name}" --description="Every spacecraft that Launch Library 2 knows" \\`,
        `  --creator="The Space Devs" --publisher="${new URL(site.origin).host}" atlas spacecraft-atlas-${day}.zim`,
      ].join('\n'),
    },
  };
}

/** The page that lists the files that scripts load, for crawlers; the last step of the build fills its list. */
export function filesPage({ routes }: SiteContext): Page {
  return {
    meta: {
      title: 'Files that scripts load',
      description: 'The files of this site that no page links to, so that a crawler finds them.',
      address: routes.offlineFiles,
      noindex: true,
    },
    crumbs: [{ label: 'Offline', href: routes.offline }],
  };
}
