/** The ledger of pictures: every one that the records of these craft name, whose it is, and whether it is shown here. */
import type { SiteContext } from '#context.ts';
import { photoOf } from '#domain/photos.ts';
import { compareByName } from '#domain/compare.ts';
import type { Configuration, Craft, Image } from '#domain/catalogue.ts';
import { allowsRehosting } from '#domain/licences.ts';
import { capitalize, formatCount, formatCraftCount, spellNumber } from '#domain/labels.ts';

import { galleryEntity } from './json-ld.ts';
import { paginateRows } from './paging.ts';
import type { PageLink, LazyPage } from './paging.ts';
import { creditOf, imageOf, squareOf, whyNotShown } from './photo.ts';
import type { Credit, PhotoSource } from './photo.ts';
import { configurationLink, craftLink } from './shared.ts';
import type { Link, Page, PageMeta } from './shared.ts';

/** A picture in the ledger. */
export interface LedgerRow {
  id: number;
  /** What it shows. */
  name: string;
  /** Null where it is not shown here. */
  square: PhotoSource | null;
  /** The configurations and craft that use it, each with what else is to be said. */
  uses: readonly (Link & { note: string })[];
  credit: Credit;
  shown: boolean;
  /** Why it is not shown, or why it is in spite of its terms. */
  reason: string;
  original: string;
}

/** All that a page of the ledger shows. */
export interface LedgerPage extends Page {
  here: string;
  lead: string;
  rows: readonly LedgerRow[];
  start: number;
  total: number;
  pages: readonly PageLink[];
}

/** An image with what uses it. */
interface Use {
  image: Image;
  configurations: Configuration[];
  craft: Craft[];
}

/** Every page of the ledger. */
export function ledgerPages(context: SiteContext): LazyPage<LedgerPage>[] {
  const { routes } = context;
  const rows = usesByName(context).map((each) => rowOf(context, each));
  const shown = rows.filter((row) => row.shown).length;
  const count = formatCount(rows.length, 'picture');
  const lead = leadOf(rows.length, shown);
  return paginateRows(
    context,
    rows,
    routes.photos,
    ({ name }) => name,
    (slice) => ({
      meta: {
        title: `Pictures and their rights${slice.suffix}`,
        description: `${capitalize(count)} that Launch Library 2 names for the craft of this atlas: who made each, under what terms, and whether it is shown here.${slice.page === 1 ? '' : ` Page ${slice.page} of ${slice.count}.`}`,
        address: routes.page(routes.photos, slice.page),
        ...galleryOf(context, slice.rows),
      },
      ...(slice.page > 1 && { crumbs: [{ label: 'Pictures', href: routes.photos }] }),
      here: slice.page === 1 ? 'Pictures' : `Page ${slice.page}`,
      lead,
      rows: slice.rows,
      start: slice.start,
      total: rows.length,
      pages: slice.links,
    }),
  );
}

function leadOf(all: number, shown: number): string {
  if (all === 0) return 'The records of these craft name no picture.';
  const named = `The records of these craft name ${formatCount(all, 'picture')}.`;
  const rule = 'A picture is shown where its licence plainly allows that, with its maker and its terms beside it.';
  const some = `${capitalize(spellNumber(shown))} ${shown === 1 ? 'is' : 'are'} shown here`;
  const here = shown === 0 ? 'None is shown here' : shown === all ? 'All of them are shown here' : some;
  return `${named} ${rule} ${here}.`;
}

function galleryOf(context: SiteContext, rows: readonly LedgerRow[]): Pick<PageMeta, 'about'> {
  const shown = rows.flatMap(({ square, credit }) => (square ? [{ picture: square, credit, ofType: true }] : []));
  return shown.length > 0 ? { about: galleryEntity(context, 'Pictures shown in this atlas', shown) } : {};
}

/** Every image of craft or configurations, by the name of the first that uses it. */
function usesByName({ catalogue }: SiteContext): Use[] {
  const uses = new Map<number, Use>();
  const useOf = (image: Image) => {
    const use = uses.get(image.id) ?? { image, configurations: [], craft: [] };
    uses.set(image.id, use);
    return use;
  };
  for (const configuration of catalogue.configurations) {
    if (configuration.image) useOf(configuration.image).configurations.push(configuration);
  }
  for (const craft of catalogue.spacecraft) {
    const found = imageOf(craft);
    if (found) useOf(found.image).craft.push(craft);
  }
  const first = ({ configurations, craft, image }: Use) => ({
    id: image.id,
    name: (configurations[0] ?? craft[0])?.name ?? '',
  });
  return [...uses.values()].toSorted((a, b) => compareByName(first(a), first(b)));
}

function rowOf(context: SiteContext, { image, configurations, craft }: Use): LedgerRow {
  const photo = photoOf(context.photos, image);
  const name = (configurations[0] ?? craft[0])?.name ?? '';
  const own = craft.filter((each) => !configurations.some(({ id }) => id === each.configuration?.id));
  const uses = [
    ...configurations.map((each) => {
      const members = craft.filter(({ configuration }) => configuration?.id === each.id).length;
      const note = members > 0 ? `and its ${formatCraftCount(members)}` : '';
      return { ...configurationLink(context, each), note };
    }),
    ...own.map((each) => ({ ...craftLink(context, each), note: '' })),
  ];
  return {
    id: image.id,
    name,
    square: photo && squareOf(context, photo, `Picture of ${name}`),
    uses,
    credit: photo ? creditOf(photo.credit, photo.license) : creditOf(image.credit, image.license),
    shown: photo !== null,
    reason: photo ? despite(photo.license?.name ?? null) : whyNotShown(image),
    original: image.image_url,
  };
}

function despite(licence: string | null): string {
  return allowsRehosting(licence)
    ? ''
    : 'Its terms do not plainly allow it; whoever publishes this site answers for it.';
}
