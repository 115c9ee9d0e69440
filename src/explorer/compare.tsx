/** The comparison: two to six craft side by side, as the address says. */
import { render } from 'preact';

import { formatCraftCount, formatList } from '#domain/labels.ts';
import { upgrade } from '#search/box.ts';

import { createRoutes } from '../routes.ts';
import type { Routes } from '../routes.ts';
import { ComparisonTable } from './comparison-view.tsx';
import { comparisonTitle, readComparison } from './comparison.ts';
import type { ComparedCraft } from './comparison.ts';
import type { ExplorerCraft, ExplorerData } from './data.ts';
import { findField } from './fields.ts';
import { loadExplorerData, sayFailure } from './load-data.ts';
import { showLaunches } from './ruler.ts';
import { MOST_COMPARED } from './selection.ts';

/** `<craft-comparison>` around the plain page, which leads to the table of configurations. */
class CraftComparison extends HTMLElement {
  connectedCallback(): void {
    void this.#start();
  }

  async #start(): Promise<void> {
    const root = document.documentElement.dataset['root'] ?? '/';
    const body = this.querySelector('.compare-body');
    if (!body) return;
    try {
      const data = await loadExplorerData(root);
      show(body, data, root);
    } catch {
      sayFailure(body);
    }
  }
}

function show(body: Element, data: ExplorerData, root: string): void {
  const routes = createRoutes(root);
  const compared = readComparison(location.search, data);
  const { craft } = compared;
  const state = { onlyDiffering: false, namesFailed: false };
  const update = (change: Partial<typeof state>) => {
    Object.assign(state, change);
    render(<ComparisonView {...state} compared={compared} data={data} routes={routes} update={update} />, body);
  };
  body.replaceChildren();
  update({});
  const box = body.querySelector<HTMLElement>('.search-box');
  const ids = craft.map((each) => each.id);
  if (box) {
    upgrade(box, root, ({ id }) => routes.compareOf([...ids.filter((each) => each !== id), id])).catch(() => {
      update({ namesFailed: true });
    });
  }
  if (craft.length === 0) return;
  document.title = `${comparisonTitle(craft)} · ${document.title}`;
  showLaunches(craft, data.axis);
}

interface ViewProps {
  compared: ComparedCraft;
  data: ExplorerData;
  routes: Routes;
  onlyDiffering: boolean;
  /** Whether the names for the field could not be loaded. */
  namesFailed: boolean;
  update: (change: { onlyDiffering: boolean }) => void;
}

function ComparisonView({ compared, data, routes, onlyDiffering, namesFailed, update }: ViewProps) {
  const { craft } = compared;
  return (
    <>
      {notesOf(compared).map((note) => (
        <p key={note} class="compare-note" role="status">
          {note}
        </p>
      ))}
      {craft.length > 0 && (
        <ComparisonTable
          craft={craft}
          routes={routes}
          onlyDiffering={onlyDiffering}
          setOnlyDiffering={(only) => update({ onlyDiffering: only })}
        />
      )}
      {craft.length < MOST_COMPARED && <AddField first={craft.length === 0} failed={namesFailed} />}
      {craft.length < 2 && <Examples data={data} routes={routes} />}
    </>
  );
}

/** What is to be said about the address. */
function notesOf({ craft, unknown, beyond }: ComparedCraft): string[] {
  const notes: string[] = [];
  if (unknown.length > 0) {
    const ids = formatList(unknown.map((id) => `“${id}”`));
    notes.push(`No craft has the id ${ids}; ${unknown.length === 1 ? 'it is' : 'they are'} left out.`);
  }
  if (beyond.length > 0) {
    const names = formatList(beyond.map(({ name }) => name));
    notes.push(`${MOST_COMPARED} stand side by side; there is no room for ${names}.`);
  }
  if (craft.length === 1) notes.push('Add another craft to compare it with.');
  if (craft.length === 0) notes.push('Choose two to six craft to stand side by side.');
  return notes;
}

/** A field that finds a craft by name and adds it; the search box makes a combobox of it. */
function AddField({ first, failed }: { first: boolean; failed: boolean }) {
  return (
    <div class="compare-add">
      <label for="compare-field">{first ? 'Name or serial number' : 'Add another, by name or serial number'}</label>
      <div class="search-box search-box-page">
        <form role="search" aria-label="Add a craft" onSubmit={addFirst}>
          <input type="text" id="compare-field" enterkeyhint="go" />
          <button type="submit">Add</button>
        </form>
      </div>
      <p class="compare-note" hidden={!failed}>
        The names could not be loaded.
      </p>
    </div>
  );
}

/** Enter without a choice takes the first that is found. */
function addFirst(event: SubmitEvent & { currentTarget: HTMLFormElement }): void {
  event.preventDefault();
  event.currentTarget.parentElement?.querySelector<HTMLAnchorElement>('[role="option"]')?.click();
}

/** Comparisons to begin with, and the explorer to choose from. */
function Examples({ data: { craft }, routes }: Pick<ViewProps, 'data' | 'routes'>) {
  const timeInSpace = findField('time_in_space')?.measure;
  const examples = [
    { label: 'The three longest in space', craft: most(craft, (each) => timeInSpace?.value(each) ?? 0) },
    { label: 'The three that flew most often', craft: most(craft, ({ flights_count }) => flights_count ?? 0) },
    { label: 'The three tallest', craft: most(onePerConfiguration(craft), heightOf) },
  ].filter((example) => example.craft.length > 1);
  return (
    <ul class="compare-ways">
      {examples.map((example) => (
        <li key={example.label}>
          <a href={routes.compareOf(example.craft.map(({ id }) => id))}>{example.label}</a>
        </li>
      ))}
      <li>
        <a href={routes.explore}>Choose from all {formatCraftCount(craft.length)}</a>
      </li>
    </ul>
  );
}

/** The three craft with the highest value; of equals those with the lowest ids. */
function most(craft: readonly ExplorerCraft[], value: (craft: ExplorerCraft) => number): ExplorerCraft[] {
  return craft
    .filter((each) => value(each) > 0)
    .toSorted((a, b) => value(b) - value(a) || a.id - b.id)
    .slice(0, 3);
}

const heightOf = ({ configuration }: ExplorerCraft) => configuration?.height ?? 0;

function onePerConfiguration(craft: readonly ExplorerCraft[]): ExplorerCraft[] {
  return [...new Map(craft.map((each) => [each.configuration?.id, each])).values()];
}

customElements.define('craft-comparison', CraftComparison);
