/**
 * What pages say to machines, in the vocabulary of schema.org. Nothing is claimed that the data does not say: no product, no
 * vehicle for sale, no licence, no date of change.
 */
import type { SiteContext } from '#context.ts';
import type {
  BreadcrumbList,
  DataDownload,
  Dataset,
  Graph,
  ImageGallery,
  ImageObject,
  ItemList,
  Thing,
  WebPage,
  WebSite,
} from 'schema-dts';

import type { Craft } from '#domain/catalogue.ts';
import { leadOf } from './lead.ts';

import type { Credit, PhotoSource } from './photo.ts';
import type { Link } from './shared.ts';

/** What a page is about: a node of the vocabulary. */
export type Entity = Exclude<Thing, string>;

/** What is known of a page. */
export interface PageFacts {
  title: string;
  description: string;
  address: string;
  about?: Entity;
  photo?: Photograph | null;
}

/** A photograph that a page shows. */
export interface Photograph {
  picture: Pick<PhotoSource, 'src' | 'width' | 'height' | 'alternative'>;
  credit: Credit;
  /** True where it shows the type and not the very thing that the page is about. */
  ofType: boolean;
}

/** Wikidata's "spacecraft": schema.org has no word for it. */
const SPACECRAFT = 'https://www.wikidata.org/wiki/Q40218';

/**
 * All that a page says to machines.
 *
 * @param page - what its head says, and what it is about
 * @param crumbs - the way to the page, from home
 * @param here - name of the page at the end of that way
 */
export function structuredData(
  context: SiteContext,
  page: PageFacts,
  crumbs: readonly Link[] = [],
  here?: string,
): Graph {
  const home = page.address === context.routes.home;
  const path = here !== undefined && crumbs.length > 0 ? [...crumbs, { label: here, href: page.address }] : [];
  return {
    '@context': 'https://schema.org',
    '@graph': [webPage(context, page, path), ...(home ? [webSite(context, page.description)] : [])],
  };
}

/** Data inside a script element: nothing in it can end the element or begin a comment. */
export function scriptText(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function full({ site }: SiteContext, address: string): string {
  return site.origin + address;
}

const siteIdOf = (context: SiteContext) => `${full(context, context.routes.home)}#site`;

function webPage(
  context: SiteContext,
  { title, description, address, about, photo }: PageFacts,
  path: readonly Link[],
): WebPage {
  const url = full(context, address);
  return {
    '@type': 'WebPage',
    '@id': url,
    url,
    name: title,
    description,
    inLanguage: 'en',
    isPartOf: { '@id': siteIdOf(context) },
    ...(path.length > 0 && { breadcrumb: breadcrumbs(context, path) }),
    ...(photo && { primaryImageOfPage: imageObject(context, photo) }),
    ...(about && { mainEntity: about }),
  };
}

function webSite(context: SiteContext, description: string): WebSite {
  const { routes, site } = context;
  return {
    '@type': 'WebSite',
    '@id': siteIdOf(context),
    url: full(context, routes.home),
    name: site.name,
    description,
    inLanguage: 'en',
  };
}

function breadcrumbs(context: SiteContext, path: readonly Link[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: path.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: full(context, href),
    })),
  };
}

/**
 * A craft, under its permanent address.
 *
 * @param record - address of its record at Launch Library 2
 * @param photo - what its page shows
 */
export function craftEntity(
  context: SiteContext,
  craft: Craft,
  record: string,
  photo: Photograph | null = null,
): Entity {
  const { routes } = context;
  return {
    '@type': 'Thing',
    '@id': full(context, routes.permalink(craft.id)),
    additionalType: SPACECRAFT,
    name: craft.name,
    description: leadOf(context, craft),
    url: full(context, routes.craft(craft)),
    ...(photo && !photo.ofType && { image: { '@id': full(context, photo.picture.src) } }),
    identifier: [
      { '@type': 'PropertyValue', propertyID: 'Launch Library 2 spacecraft id', value: craft.id },
      ...(craft.serial_number === null
        ? []
        : [{ '@type': 'PropertyValue' as const, propertyID: 'Serial number', value: craft.serial_number }]),
    ],
    subjectOf: { '@type': 'WebPage', name: 'The record at Launch Library 2', url: record },
  };
}

/**
 * Somebody who flew: name and nationality, and nothing else.
 *
 * @param countries - names of the countries
 */
export function personEntity(
  context: SiteContext,
  person: { name: string; segment: string },
  countries: readonly string[],
): Entity {
  const url = full(context, context.routes.person(person));
  return {
    '@type': 'Person',
    '@id': `${url}#person`,
    name: person.name,
    url,
    ...(countries.length > 0 && { nationality: countries.map((name) => ({ '@type': 'Country' as const, name })) }),
  };
}

/** A photograph: its rights only where its record has them. */
export function imageObject(context: SiteContext, { picture, credit }: Photograph): ImageObject {
  const { src, width, height, alternative } = picture;
  return {
    '@type': 'ImageObject',
    '@id': full(context, src),
    contentUrl: full(context, src),
    name: alternative,
    width: { '@type': 'QuantitativeValue', value: width, unitCode: 'E37' },
    height: { '@type': 'QuantitativeValue', value: height, unitCode: 'E37' },
    ...(credit.by !== null && { creditText: credit.by }),
    // The page of the terms says under which a picture may be used, and where to ask for more.
    ...(credit.terms !== null && { license: credit.terms, acquireLicensePage: credit.terms }),
  };
}

/** Photographs that a page shows, each with its rights. */
export function galleryEntity(context: SiteContext, name: string, photos: readonly Photograph[]): ImageGallery {
  return { '@type': 'ImageGallery', name, image: photos.map((each) => imageObject(context, each)) };
}

/**
 * The beginning of a list, as far as its first page shows it.
 *
 * @param name - what is listed
 * @param rows - the rows of the page, in order
 * @param total - how many the whole list has
 */
export function listEntity(context: SiteContext, name: string, rows: readonly Link[], total: number): ItemList {
  return {
    '@type': 'ItemList',
    name,
    numberOfItems: total,
    itemListElement: rows.map((row, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: row.label,
      url: full(context, row.href),
    })),
  };
}

/** A file that holds a set of data. */
export interface FileDownload {
  name: string;
  description: string;
  /** From the root of the host. */
  address: string;
  /** Media type. */
  type: string;
}

/** What is known of the snapshot. */
export interface SnapshotFacts {
  name: string;
  description: string;
  /** Where Launch Library 2 answers. */
  api: string;
  /** When its data last changed. */
  changed: string;
  /** First and last launch, as the records have them; null where none is known. */
  launches: readonly [first: string, last: string] | null;
  /** The files that hold all of it. */
  downloads: readonly FileDownload[];
}

/** The snapshot as a set of data. */
export function datasetEntity(
  context: SiteContext,
  { name, description, api, changed, launches, downloads }: SnapshotFacts,
): Dataset {
  const { routes } = context;
  return {
    '@type': 'Dataset',
    '@id': `${full(context, routes.data)}#snapshot`,
    name,
    description,
    url: full(context, routes.data),
    inLanguage: 'en',
    creator: { '@type': 'Organization', name: 'The Space Devs', url: 'https://thespacedevs.com' },
    isBasedOn: api,
    dateModified: changed,
    distribution: downloads.map((each) => download(context, each)),
    ...(launches && { temporalCoverage: launches.map((moment) => moment.slice(0, 10)).join('/') }),
  };
}

function download(context: SiteContext, { name, description, address, type }: FileDownload): DataDownload {
  return { '@type': 'DataDownload', name, description, contentUrl: full(context, address), encodingFormat: type };
}
