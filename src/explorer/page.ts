/** The page of the explorer: one question at a time, from its address to its rows. */
import { formatCraftCount } from '#domain/labels.ts';
import { element } from '#search/dom.ts';

import { createRoutes } from '../routes.ts';
import type { Routes } from '../routes.ts';
import type { ExplorerResult, Explorer, InvalidQuery } from './explorer.ts';
import { createForm } from './form.ts';
import { queryLink, columnsMenu, formatMatchCount, downloadsMenu, activeFilterLine, viewLinks } from './head-view.ts';
import { pagerOf } from './pager-view.ts';
import { loadLazyScript } from './lazy-script.ts';
import { withParams, filterParams, parseExplorerParams, formatExplorerParams } from './query-params.ts';
import { showLaunches } from './ruler.ts';
import { createPickers } from './pickers.ts';
import { TableView } from './table-view.ts';

/** Milliseconds of silence before a count is announced, so that typing is not talked over. */
const PAUSE = 700;

/** Milliseconds within which two changes of one field are one step back. */
const ONE_STEP = 2000;

/** The page. */
export class ExplorerPage {
  readonly #explorer: Explorer;
  readonly #routes: Routes;
  readonly #title = document.title;
  readonly #table = new TableView();
  readonly #form;
  readonly #columns;
  readonly #downloads;
  readonly #pickers;
  readonly #body: Element;
  readonly #summary = element('summary', {});
  readonly #filters: HTMLDetailsElement;
  readonly #count = element('h2', { class: 'explorer-count', tabindex: '-1' });
  readonly #question = element('div', { class: 'explorer-asked' });
  readonly #tools = element('div', { class: 'explorer-tools' });
  readonly #view = element('div', { class: 'explorer-view' });
  readonly #address = element('p', { class: 'explorer-address' });
  readonly #status = element('div', { role: 'status', class: 'quiet' });
  #parameters = new URLSearchParams();
  #timer = 0;
  /** The field that was changed last, and when. */
  #last = { field: '', at: 0 };

  constructor(explorer: Explorer, root: string, body: Element) {
    this.#explorer = explorer;
    this.#routes = createRoutes(root);
    this.#body = body;
    this.#form = createForm(explorer, this.#ask);
    this.#columns = columnsMenu(this.#ask);
    this.#downloads = downloadsMenu(this.#routes, root, this.#announce);
    this.#pickers = createPickers(this.#routes);
    this.#filters = element('details', { class: 'explorer-filters' }, this.#summary, this.#form.element);
  }

  /** Takes the place of the plain page, and answers what the address asks. */
  start(): void {
    // Beside the rows where there is room for both; a click away where there is none.
    const wide = window.matchMedia('(min-width: 60rem)');
    const fit = () => {
      this.#filters.open = wide.matches;
    };
    wide.addEventListener('change', fit);
    fit();
    this.#body.replaceChildren(
      this.#filters,
      element(
        'section',
        { class: 'explorer-results', 'aria-label': 'Results' },
        element('header', { class: 'explorer-head' }, element('div', {}, this.#count, this.#question), this.#tools),
        this.#pickers.element,
        this.#view,
        this.#address,
        this.#status,
      ),
    );
    this.#body.addEventListener('click', (event) => {
      this.#onClick(event as MouseEvent);
    });
    window.addEventListener('popstate', () => {
      this.#last = { field: '', at: 0 };
      this.#show();
    });
    this.#show();
  }

  readonly #ask = (values: Readonly<Record<string, string | number | null>>) => {
    const field = Object.keys(values).join();
    const now = performance.now();
    const same = field === this.#last.field && now - this.#last.at < ONE_STEP;
    this.#last = { field, at: now };
    this.#go(formatExplorerParams(withParams(this.#parameters, values)), same ? 'replaceState' : 'pushState');
  };

  #go(search: string, step: 'pushState' | 'replaceState'): void {
    if (search === location.search && step === 'pushState') return;
    history[step](null, '', search || location.pathname);
    this.#show();
  }

  #onClick(event: MouseEvent): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-ask]') : null;
    if (!link) return;
    event.preventDefault();
    this.#last = { field: '', at: 0 };
    const stays = link.dataset['ordering'] !== undefined;
    this.#go(link.search, 'pushState');
    if (stays) return;
    // The link is gone with the answer that it belonged to.
    this.#count.focus({ preventScroll: link.dataset['ask'] !== 'page' });
  }

  #show(): void {
    const parameters = parseExplorerParams(location.search);
    this.#parameters = parameters;
    const answer = this.#explorer.result(parameters);
    const limit = answer.ok ? answer.page.limit : 0;
    this.#form.update(parameters, limit);
    if (answer.ok) this.#showAnswer(answer, parameters);
    else this.#showFaults(answer, parameters);
    const asked = `${new URL(this.#routes.explore, location.href).pathname}${formatExplorerParams(parameters)}`;
    this.#address.replaceChildren('The address holds the question: ', element('code', {}, asked));
  }

  #showAnswer(answer: ExplorerResult, parameters: URLSearchParams): void {
    const { page, all, display } = answer;
    const parts = this.#explorer.activeFilters(parameters);
    const count = formatMatchCount(page.count, this.#explorer.data.craft.length);
    this.#head(
      count,
      parts.map(({ text }) => text),
      parts.length,
    );
    this.#question.replaceChildren(...activeFilterLine(parameters, parts));
    this.#columns.update(answer);
    this.#downloads.update(answer, parameters);
    const tools = [viewLinks(parameters, display.view), this.#columns.element, this.#downloads.element];
    if (this.#tools.childElementCount === 0) this.#tools.append(...tools);
    else this.#tools.firstElementChild?.replaceWith(tools[0] as HTMLElement);
    showLaunches(all, this.#explorer.data.axis);
    this.#announce(count);
    if (page.count === 0) {
      this.#view.replaceChildren(...this.#nothing(parameters));
      return;
    }
    if (display.view === 'plot') void this.#showPlot(answer, parameters);
    else this.#showTable(answer, parameters, count);
  }

  async #showPlot(answer: ExplorerResult, parameters: URLSearchParams): Promise<void> {
    const asked = formatExplorerParams(parameters);
    // Meanwhile another question may have been asked, whose answer stays.
    const isLate = () => asked !== formatExplorerParams(this.#parameters);
    try {
      const plotView = await loadLazyScript('plot');
      if (isLate()) return;
      const focused = document.activeElement?.id ?? '';
      this.#view.replaceChildren(plotView(answer, { routes: this.#routes, parameters, ask: this.#ask }));
      if (focused.startsWith('plot-')) document.getElementById(focused)?.focus();
    } catch {
      if (isLate()) return;
      this.#view.replaceChildren(
        element('p', { class: 'empty' }, 'The plot could not be loaded; the table has the same craft.'),
      );
    }
  }

  #showTable(answer: ExplorerResult, parameters: URLSearchParams, count: string): void {
    this.#table.update(answer, {
      routes: this.#routes,
      parameters,
      caption: `${count}, page ${Math.floor(answer.page.offset / answer.page.limit) + 1}`,
      picker: this.#pickers.boxOf,
    });
    const pager = pagerOf(answer, parameters);
    const beyond = answer.page.rows.length === 0;
    const table = beyond
      ? element('p', { class: 'empty' }, 'There is nothing on this page: the list is shorter.')
      : this.#table.element;
    // A table that stays where it is keeps the focus that is in it.
    if (table.parentElement !== this.#view) this.#view.replaceChildren(table);
    else for (const other of [...this.#view.children]) if (other !== table) other.remove();
    if (pager) this.#view.append(pager);
  }

  #nothing(parameters: URLSearchParams): Node[] {
    const parts = this.#explorer.activeFilters(parameters);
    const one = parts.map(({ parameter, text: words }) => {
      const without = withParams(parameters, { [parameter]: null });
      const answer = this.#explorer.result(without);
      const count = answer.ok ? formatCraftCount(answer.page.count) : '';
      return element('li', {}, queryLink(without, `Without ${words}`), ` ${count}`);
    });
    return [
      element('p', { class: 'empty' }, 'No craft is all of this.'),
      element('ul', { class: 'explorer-ways' }, ...one, element('li', {}, this.#clear('Clear all'))),
    ];
  }

  #showFaults({ faults }: InvalidQuery, parameters: URLSearchParams): void {
    this.#head('No answer', [], filterParams.filter((name) => parameters.get(name)).length);
    const sentences = faults.map(({ sentence }) => sentence).join(' ');
    const without = withParams(parameters, Object.fromEntries(faults.map(({ parameter }) => [parameter, null])));
    this.#question.replaceChildren();
    this.#tools.replaceChildren();
    this.#view.replaceChildren(
      element('p', { class: 'empty' }, sentences),
      element(
        'ul',
        { class: 'explorer-ways' },
        element('li', {}, queryLink(without, 'The same question without it')),
        element('li', {}, this.#clear('All craft')),
      ),
    );
    this.#announce(sentences);
  }

  #clear(label: string): HTMLElement {
    return element('a', { 'data-ask': '', href: this.#routes.explore }, label);
  }

  #head(count: string, words: readonly string[], set: number): void {
    this.#count.textContent = count;
    this.#summary.textContent = set === 0 ? 'Filters' : `Filters: ${set} set`;
    document.title = words.length === 0 ? this.#title : `${words.join(', ')} · ${this.#title}`;
  }

  readonly #announce = (text: string) => {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#status.textContent = text;
    }, PAUSE);
  };
}
