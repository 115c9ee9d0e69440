/** The comparison: two to six craft side by side, as the address says. */
import { formatCraftCount, formatList } from '#domain/labels.ts';
import { upgrade } from '#search/box.ts';
import { element } from '#search/dom.ts';

import { createRoutes } from '../routes.ts';
import type { Routes } from '../routes.ts';
import { comparisonTable } from './comparison-view.ts';
import { comparisonTitle, readComparison } from './comparison.ts';
import type { ComparedCraft } from './comparison.ts';
import { findField } from './fields.ts';
import type { ExplorerCraft, ExplorerData } from './data.ts';
import { showLaunches } from './ruler.ts';
import { MOST_COMPARED } from './selection.ts';
import { loadExplorerData, sayFailure } from './load-data.ts';

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
      show(body, data, createRoutes(root), root);
    } catch {
      sayFailure(body);
    }
  }
}

function show(body: Element, data: ExplorerData, routes: Routes, root: string): void {
  const compared = readComparison(location.search, data);
  const { craft } = compared;
  const ids = craft.map(({ id }) => id);
  if (craft.length > 0) document.title = `${comparisonTitle(craft)} · ${document.title}`;
  body.replaceChildren(
    ...notes(compared),
    ...(craft.length > 0 ? [comparisonTable(craft, routes)] : []),
    ...(craft.length < MOST_COMPARED ? [adder(ids, routes, root)] : []),
    ...(craft.length < 2 ? [examples(data, routes)] : []),
  );
  if (craft.length > 0) showLaunches(craft, data.axis);
}

/** What is to be said about the address. */
function notes({ craft, unknown, beyond }: ComparedCraft): HTMLElement[] {
  const sentences: string[] = [];
  if (unknown.length > 0) {
    const ids = formatList(unknown.map((id) => `“${id}”`));
    sentences.push(`No craft has the id ${ids}; ${unknown.length === 1 ? 'it is' : 'they are'} left out.`);
  }
  if (beyond.length > 0) {
    const names = formatList(beyond.map(({ name }) => name));
    sentences.push(`${MOST_COMPARED} stand side by side; there is no room for ${names}.`);
  }
  if (craft.length === 1) sentences.push('Add another craft to compare it with.');
  if (craft.length === 0) sentences.push('Choose two to six craft to stand side by side.');
  return sentences.map((sentence) => element('p', { class: 'compare-note', role: 'status' }, sentence));
}

/** A field that finds a craft by name and adds it. */
function adder(ids: readonly number[], routes: Routes, root: string): HTMLElement {
  const input = element('input', {
    type: 'text',
    id: 'compare-field',
    enterkeyhint: 'go',
  });
  const form = element(
    'form',
    { role: 'search', 'aria-label': 'Add a craft' },
    input,
    element('button', { type: 'submit' }, 'Add'),
  );
  const box = element('div', { class: 'search-box search-box-page' }, form);
  // Enter without a choice takes the first that is found.
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    box.querySelector<HTMLAnchorElement>('[role="option"]')?.click();
  });
  const label = ids.length === 0 ? 'Name or serial number' : 'Add another, by name or serial number';
  const failed = element('p', { class: 'compare-note', hidden: '' }, 'The names could not be loaded.');
  upgrade(box, root, ({ id }) => routes.compareOf([...ids.filter((each) => each !== id), id])).catch(() => {
    failed.hidden = false;
  });
  return element('div', { class: 'compare-add' }, element('label', { for: input.id }, label), box, failed);
}

/** Comparisons to begin with, and the explorer to choose from. */
function examples({ craft }: ExplorerData, routes: Routes): HTMLElement {
  const most = (value: (each: ExplorerCraft) => number | null) =>
    craft
      .filter((each) => value(each))
      .toSorted((a, b) => (value(b) ?? 0) - (value(a) ?? 0) || a.id - b.id)
      .slice(0, 3);
  const ways = [
    {
      label: 'The three longest in space',
      craft: most((craft) => findField('time_in_space')?.measure?.value(craft) ?? null),
    },
    { label: 'The three that flew most often', craft: most(({ flights_count }) => flights_count) },
    { label: 'The three tallest', craft: tallest(craft) },
  ]
    .filter((way) => way.craft.length > 1)
    .map((way) => element('a', { href: routes.compareOf(way.craft.map(({ id }) => id)) }, way.label));
  const explorer = element('a', { href: routes.explore }, `Choose from all ${formatCraftCount(craft.length)}`);
  return element('ul', { class: 'compare-ways' }, ...[...ways, explorer].map((way) => element('li', {}, way)));
}

/** One craft of each of the three tallest configurations. */
function tallest(craft: readonly ExplorerCraft[]): ExplorerCraft[] {
  const height = (each: ExplorerCraft) => each.configuration?.height ?? 0;
  const first = new Map(craft.filter((each) => height(each) > 0).map((each) => [each.configuration?.id, each]));
  return [...first.values()].toSorted((a, b) => height(b) - height(a) || a.id - b.id).slice(0, 3);
}

customElements.define('craft-comparison', CraftComparison);
