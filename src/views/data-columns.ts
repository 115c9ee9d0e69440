/** The page that explains each column of the tables. */
import type { SiteContext } from '#context.ts';
import { datasetDescription } from '#api/data-package.ts';
import { siteApiSource } from '#api/source.ts';
import { tableNames } from '#api/tables.ts';
import type { Table } from '#api/tables/column.ts';

import type { Page } from './shared.ts';

/** A column of a table. */
export interface ColumnRow {
  name: string;
  type: string;
  description: string;
}

/** All that the page shows. */
export interface DataColumnsPage extends Page {
  tables: readonly { name: string; description: string; columns: readonly ColumnRow[] }[];
}

/** The page that explains each column of the tables. */
export function dataColumnsPage(context: SiteContext): DataColumnsPage {
  const { routes } = context;
  const { tables } = siteApiSource(context);
  return {
    meta: {
      title: 'Columns of the tables',
      description: `Every column of the CSV files and of the database: ${tableNames.join(', ')}.`,
      address: routes.dataColumns,
    },
    crumbs: [{ label: 'Data', href: routes.data }],
    tables: tableNames.map((name) => {
      const { description, columns }: Omit<Table<never>, 'rows'> = tables[name];
      const rows = columns.map((column) => ({
        name: column.name,
        type: column.type,
        description: datasetDescription(column),
      }));
      return { name, description, columns: rows };
    }),
  };
}
