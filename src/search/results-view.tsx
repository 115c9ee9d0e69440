/** The body of the search page as a function of what was found. */
import { Fragment } from 'preact';
import type { ComponentChild } from 'preact';

import { compareNames } from '#domain/compare.ts';
import { craftColumns } from '#domain/facts/columns.ts';
import type { CraftColumnName, CraftColumnValues } from '#domain/facts/columns.ts';

import type { Routes } from '../routes.ts';
import { exampleQueries } from './examples.ts';
import { hasCounts } from './filters.ts';
import type { FilterCounts } from './filters.ts';
import type { TextHit, TextResult } from './full-text.ts';
import { shortenQuery } from './labels.ts';
import { markLabel } from './label.ts';
import { markRanges } from './marked.ts';
import type { Range } from './match-word.ts';
import { isSimilar } from './matcher.ts';
import type { Hit } from './matcher.ts';
import type { Names } from './names-source.ts';
import type { NameRow } from './names.ts';
import { searchFilterNames, searchFilters } from './search-filters.ts';
import type { SearchFilterName } from './search-filters.ts';
import { formatSearchParams } from './search-params.ts';
import type { SearchParams } from './search-params.ts';

/** Craft by name that are shown before somebody wants the rest. */
export const FIRST_NAMES = 12;

/** What was found; null for a part that could not be loaded. */
export interface SearchResult {
  hits: readonly Hit<NameRow>[] | null;
  /** Pages that mention the query, without those of craft that are shown by name. */
  text: readonly TextResult[] | null;
  /** What each filter would leave of all that was found. */
  counts: FilterCounts;
  /** The query that the text was searched for, where it is not the one that was typed. */
  corrected: string | null;
  /** Whether the text is still being searched. */
  waiting: boolean;
}

/** What the body is drawn from. */
export interface BodyProps {
  params: SearchParams;
  names: Names | null;
  /** Null where there is no query. */
  result: SearchResult | null;
  /** Whether all craft found by name are shown. */
  allNames: boolean;
  /** The pages that mention the query, as far as they are loaded. */
  pages: readonly TextHit[];
  pagesFailed: boolean;
  routes: Routes;
  /** Lists that hold every craft. */
  ways: readonly Link[];
  setFilter: (name: SearchFilterName, value: string) => void;
  showAllNames: () => void;
  loadMorePages: () => void;
}

interface Link {
  label: string;
  href: string;
}

/** The body of the page. */
export function SearchBody(props: BodyProps) {
  const { params, result } = props;
  if (!result) return <Invitation {...props} />;
  const { hits, text, counts, waiting } = result;
  const found = (hits?.length ?? 0) + (text?.length ?? 0);
  // What only looks like the query comes after the pages that hold it.
  const similar = hits !== null && isSimilar(hits);
  const nameTable = hits && hits.length > 0 && !(similar && waiting) && <NameTable {...props} hits={hits} />;
  const filtered = Object.keys(params.filters).length > 0;
  // The filters come above the names: a table that is made anew with them is no table that jumps.
  return (
    <Fragment key={waiting ? 'names' : 'all'}>
      {!waiting && (filtered || (found > 1 && hasCounts(counts))) && <Filters {...props} counts={counts} />}
      {!similar && nameTable}
      {!waiting && hits === null && <p>The names could not be searched.</p>}
      {!waiting && text === null && <p>The text of the pages could not be searched.</p>}
      {!waiting && text && text.length > 0 && <TextList {...props} result={result} total={text.length} />}
      {similar && nameTable}
      {!waiting && found === 0 && <NothingFound {...props} result={result} />}
    </Fragment>
  );
}

/** What to search for, where there is no query. */
function Invitation({ names, routes, ways }: BodyProps) {
  const examples = names ? exampleQueries(names.rows) : [];
  return (
    <>
      {examples.length > 0 && (
        <p>
          For example: <LinkList links={examples.map((label) => ({ label, href: routes.searchFor(label) }))} />.
        </p>
      )}
      <Ways ways={ways} />
    </>
  );
}

function Ways({ ways }: Pick<BodyProps, 'ways'>) {
  return (
    <ul class="search-ways">
      {ways.map(({ label, href }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}

/** Links in a sentence: "Endeavour, Endurance". */
function LinkList({ links }: { links: readonly Link[] }) {
  return links.flatMap(({ label, href }, index) => [index === 0 ? '' : ', ', <a href={href}>{label}</a>]);
}

/** A select per filter, with what each value would leave. */
function Filters({ params: { filters }, counts, setFilter }: BodyProps & { counts: FilterCounts }) {
  return (
    <fieldset class="search-filters">
      <legend class="quiet">Only</legend>
      {searchFilterNames.map((name) => {
        const selected = filters[name];
        const options = Object.entries({ ...(selected && { [selected]: 0 }), ...counts[name] })
          .filter(([value, count]) => count > 0 || value === selected)
          .toSorted(([a], [b]) => compareNames(a, b))
          .map(([value, count]) => ({ value, label: `${searchFilters[name]?.labelOf(value) ?? value} (${count})` }));
        if (options.length === 0) return null;
        return (
          <p key={name}>
            <label for={`search-${name}`}>{searchFilters[name]?.label ?? name}</label>{' '}
            <select
              id={`search-${name}`}
              value={selected ?? ''}
              onChange={({ currentTarget }) => setFilter(name, currentTarget.value)}
            >
              <option value="">any</option>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </p>
        );
      })}
    </fieldset>
  );
}

/** The columns beside the name, with the class of their cells. */
const columns = [
  { name: 'spacecraft_config', class: 'search-configuration' },
  { name: 'serial_number', class: 'search-serial' },
  { name: 'status', class: 'search-status' },
  { name: 'flights_count', class: 'search-flights' },
  { name: 'first_launch', class: 'search-year' },
] as const satisfies readonly { name: CraftColumnName; class: string }[];

/** The craft found by name, best first. */
function NameTable({ hits, routes, allNames, showAllNames }: BodyProps & { hits: readonly Hit<NameRow>[] }) {
  const shown = allNames ? hits : hits.slice(0, FIRST_NAMES);
  return (
    <div class="search-by-name">
      <table class="search-names" role="table">
        <caption class="quiet">{isSimilar(hits) ? 'Craft with similar names' : 'Craft found by name'}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {(['name', ...columns.map(({ name }) => name)] as const).map((name) => (
              <th key={name} scope="col" role="columnheader">
                {craftColumns[name].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((hit) => (
            <NameTableRow key={hit.row.id} hit={hit} href={routes.craft(hit.row)} />
          ))}
        </tbody>
      </table>
      {shown.length < hits.length && (
        <button type="button" class="search-more" onClick={showAllNames}>
          Show the other {hits.length - shown.length}
        </button>
      )}
    </div>
  );
}

function NameTableRow({ hit, href }: { hit: Hit<NameRow>; href: string }) {
  const { row, serial } = hit;
  const { label, mission } = markLabel<ComponentChild>(hit, boldText);
  const values = columnValues(row);
  return (
    <tr role="row">
      <th scope="row" role="rowheader" class="search-name">
        <a href={href}>{label}</a>
        {mission.length > 0 && <span class="search-mission"> {mission}</span>}
      </th>
      {columns.map((column) => {
        const cell = craftColumns[column.name].cell(values);
        const unknown = cell.missing || cell.status?.kind === 'unknown';
        const content = (): ComponentChild => {
          if (unknown) return cell.text;
          if (column.name === 'serial_number') return bold(cell.text, serial);
          if (cell.status) return <Status {...cell.status} />;
          return cell.text;
        };
        return (
          <td key={column.name} role="cell" class={unknown ? `${column.class} search-unknown` : column.class}>
            {content()}
            {cell.unit && <span class="search-unit"> {cell.unit}</span>}
          </td>
        );
      })}
    </tr>
  );
}

/** A row of the index of names as the columns know it; of the first launch it has the year alone. */
function columnValues({ name, serial, configuration, status, inSpace, flights, year }: NameRow): CraftColumnValues {
  return {
    name,
    serial_number: serial,
    spacecraft_config: configuration === null ? null : { name: configuration },
    status: status === null ? null : { name: status },
    in_space: inSpace,
    flights_count: flights,
    first_launch: year === null ? null : String(year),
    time_in_space: null,
    time_docked: null,
    fastest_turnaround: null,
    unwritten: false,
  };
}

function Status({ kind, glyph, label }: { kind: string; glyph: string; label: string }) {
  const content = (
    <>
      <span class="search-glyph" aria-hidden="true">
        {glyph}
      </span>
      {label}
    </>
  );
  return kind === 'in-space' ? <b class="search-now">{content}</b> : content;
}

function bold(text: string, ranges: readonly Range[]): ComponentChild[] {
  return markRanges(text, ranges, boldText);
}

function boldText(text: string): ComponentChild {
  return <b>{text}</b>;
}

/** The pages that mention the query. */
function TextList({ result, pages, pagesFailed, total, loadMorePages }: TextListProps) {
  const { hits, corrected } = result;
  const note = 'Full text of the craft’s pages';
  return (
    <section class="search-text">
      <div>
        <h2>{hits && hits.length > 0 && !isSimilar(hits) ? 'Also mentioned in' : 'Mentioned in'}</h2>
        <p>{corrected === null ? note : `${note}, for “${corrected}”`}</p>
      </div>
      <div>
        <ol class="search-text-list">
          {pages.map(({ url, title, excerpt }) => (
            <li key={url}>
              <h3>
                <a href={url}>{title}</a>
              </h3>
              <p>{bold(excerpt.text, excerpt.ranges)}</p>
            </li>
          ))}
        </ol>
        <button
          type="button"
          class="search-more"
          hidden={pages.length === 0 || pages.length >= total}
          onClick={loadMorePages}
        >
          More
        </button>
        {pagesFailed && <p class="search-failed">These pages could not be loaded.</p>}
      </div>
    </section>
  );
}

type TextListProps = BodyProps & { result: SearchResult; total: number };

/** That nothing was found, with what comes nearest or with the filters removed. */
function NothingFound({ params, names, result, routes, ways }: BodyProps & { result: SearchResult }) {
  if (names === null) return <Ways ways={ways} />;
  const { query, filters } = params;
  const active = Object.values(filters).filter(Boolean);
  const nearest = active.length > 0 ? [] : names.matcher.nearest(query);
  return (
    <>
      <p class="search-nothing">
        {result.text ? 'No name, serial number or text' : 'No name and no serial number'} matches “{shortenQuery(query)}
        ”{active.length > 0 && ` within ${active.join(', ')}`}.
        {active.length > 0 && (
          <>
            {' '}
            <a href={formatSearchParams({ query, filters: {} })}>Search everything</a>.
          </>
        )}
        {nearest.length > 0 && (
          <>
            {' '}
            Nearest: <LinkList links={nearest.map((label) => ({ label, href: routes.searchFor(label) }))} />.
          </>
        )}
      </p>
      <Ways ways={ways} />
    </>
  );
}
