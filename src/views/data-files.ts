/** The part of the page about the data that is for programs: files, examples, tables. */
import type { SiteContext } from '#context.ts';
import { examplesFor } from '#api/examples.ts';
import type { Example } from '#api/examples.ts';
import { apiFiles, apiFileNames, fileGroups, mediaTypes, variableOf } from '#api/files.ts';
import { schemas } from '#api/schemas.ts';
import { siteApiSource } from '#api/source.ts';
import { tableNames } from '#api/tables.ts';
import { facetNames } from '#domain/facets.ts';
import { LL2_VERSION, apiPath, apiPaths } from '#routes.ts';
import type { ApiFileName } from '#routes.ts';

import type { FileDownload } from './json-ld.ts';
import type { Link } from './shared.ts';

/** A file or a family of files. */
export interface FileRow {
  name: ApiFileName;
  /** In the folder of the API, with braces where files of a family differ. */
  path: string;
  /** The file, or one of the family. */
  link: Link;
  isFamily: boolean;
  description: string;
  schema: Link | null;
}

/** All that the page shows for programs. */
export interface DataFiles {
  folder: string;
  groups: readonly { heading: string; files: readonly FileRow[] }[];
  examples: readonly Example[];
  /** The tables, with links to their columns. */
  tables: readonly { link: Link; description: string }[];
  /** Names of the views of facets in the database. */
  views: readonly string[];
  index: Link;
  openApi: Link;
  /** Version of Launch Library 2 whose shapes the files have. */
  version: string;
}

/** What the page shows. */
export function dataFiles(context: SiteContext): DataFiles {
  const { routes, site } = context;
  const source = siteApiSource(context);
  // This snapshot may make no file of a family.
  const existing = apiFileNames.filter((name) => variableOf(name) === null || source.examples[name] !== undefined);
  return {
    folder: site.origin + routes.apiFolder,
    groups: Object.entries(fileGroups).map(([group, heading]) => ({
      heading,
      files: existing
        .filter((name) => apiFiles[name].group === group)
        .map((name) => fileRow(context, name, source.examples[name])),
    })),
    examples: examplesFor(source, source.tables.spacecraft.rows[0]?.id ?? null),
    tables: tableNames.map((name) => ({
      link: { label: name, href: `${routes.dataColumns}#${name}` },
      description: source.tables[name].description,
    })),
    views: facetNames.map((facet) => `by_${facet}`),
    index: { label: apiPaths.index, href: routes.api('index') },
    openApi: { label: apiPaths.openApi, href: routes.api('openApi') },
    version: LL2_VERSION,
  };
}

function fileRow({ routes }: SiteContext, name: ApiFileName, example: string | number | undefined): FileRow {
  const { description, schema } = apiFiles[name];
  return {
    name,
    path: apiPaths[name],
    link: { label: apiPath(name, example), href: routes.api(name, example) },
    isFamily: variableOf(name) !== null,
    description,
    schema:
      schema === null
        ? null
        : Object.hasOwn(schemas, schema)
          ? { label: schema, href: routes.api('schema', schema) }
          : { label: new URL(schema).hostname, href: schema },
  };
}

/** The files that hold everything at once, for those who collect sets of data. */
export function downloads({ routes }: SiteContext): FileDownload[] {
  const all = apiFileNames.filter((name) => apiFiles[name].group === 'tables');
  return [...all, 'allSpacecraft' as const].map((name) => ({
    name: apiPaths[name],
    description: apiFiles[name].description,
    address: routes.api(name),
    type: mediaTypes[apiFiles[name].type],
  }));
}
