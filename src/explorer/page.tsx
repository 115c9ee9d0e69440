/** The explorer's page: the query is in the address, and every change of it or of the state draws the page anew. */
import { render } from 'preact';

import { createRoutes } from '../routes.ts';
import type { Routes } from '../routes.ts';
import { csvDownload, save } from './downloads.ts';
import type { Extent } from './downloads.ts';
import type { Explorer, ExplorerResult, InvalidQuery } from './explorer.ts';
import { closeMenus, formatMatchCount } from './head-view.tsx';
import { loadLazyScript } from './lazy-script.ts';
import { ExplorerView } from './page-view.tsx';
import type { Navigate, PageContext, PageState } from './page-state.ts';
import { formatExplorerParams, parseExplorerParams, withParams } from './query-params.ts';
import { showLaunches } from './ruler.ts';
import { loadSelection, saveSelection } from './selection.ts';

/** Milliseconds of silence before a count is announced, so that typing is not interrupted. */
const ANNOUNCE_DELAY = 700;

/** Milliseconds within which two changes of one field are one step in the browser's history. */
const HISTORY_STEP = 2000;

const noChange = { field: '', at: 0 };

/** The page. */
export class ExplorerPage {
  readonly #explorer: Explorer;
  readonly #root: string;
  readonly #routes: Routes;
  readonly #body: Element;
  readonly #title = document.title;
  #params = new URLSearchParams();
  #result: ExplorerResult | InvalidQuery = { ok: false, faults: [] };
  readonly #state: PageState = {
    wide: false,
    openFilter: null,
    flownDraft: null,
    announcement: '',
    compared: loadSelection(),
    downloadFailed: false,
    plot: null,
    beforePlot: null,
  };
  #timer = 0;
  /** The field that was changed last, and when. */
  #lastChange = noChange;

  constructor(explorer: Explorer, root: string, body: Element) {
    this.#explorer = explorer;
    this.#root = root;
    this.#routes = createRoutes(root);
    this.#body = body;
  }

  /** Takes the place of the plain page, and shows the result of the query in the address. */
  start(): void {
    this.#body.replaceChildren();
    this.#body.addEventListener('click', (event) => {
      this.#onClick(event as MouseEvent);
    });
    document.addEventListener('click', closeMenus);
    window.addEventListener('popstate', () => {
      this.#lastChange = noChange;
      this.#state.flownDraft = null;
      this.#show();
    });
    const wide = window.matchMedia('(min-width: 60rem)');
    wide.addEventListener('change', () => {
      this.#update({ wide: wide.matches });
    });
    this.#state.wide = wide.matches;
    this.#show();
  }

  readonly #update = (change: Partial<PageState>) => {
    Object.assign(this.#state, change);
    this.#render();
  };

  readonly #navigate: Navigate = (values) => {
    const field = Object.keys(values).join();
    const at = performance.now();
    const sameStep = field === this.#lastChange.field && at - this.#lastChange.at < HISTORY_STEP;
    this.#lastChange = { field, at };
    if (field !== 'flown') this.#state.flownDraft = null;
    this.#go(formatExplorerParams(withParams(this.#params, values)), sameStep ? 'replaceState' : 'pushState');
  };

  #go(search: string, step: 'pushState' | 'replaceState'): void {
    if (search === location.search && step === 'pushState') {
      // A control that shows another value goes back to that of the query.
      this.#render();
      return;
    }
    history[step](null, '', search || location.pathname);
    this.#show();
  }

  #onClick(event: MouseEvent): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-query]') : null;
    if (!link) return;
    event.preventDefault();
    const kind = link.dataset['query'];
    this.#lastChange = noChange;
    this.#state.flownDraft = null;
    this.#go(link.search, 'pushState');
    if (kind === 'sort') return;
    // The link may be gone with the result that it belonged to.
    this.#body.querySelector<HTMLElement>('.explorer-count')?.focus({ preventScroll: kind !== 'page' });
  }

  /** Shows the result of the query in the address. */
  #show(): void {
    const { data } = this.#explorer;
    this.#state.beforePlot = this.#result.ok ? this.#result.display.view : null;
    if (this.#state.plot === 'failed') this.#state.plot = null;
    this.#params = parseExplorerParams(location.search);
    this.#result = this.#explorer.result(this.#params);
    this.#render();
    if (!this.#result.ok) {
      document.title = this.#title;
      this.#announce(this.#result.faults.map(({ sentence }) => sentence).join(' '));
      return;
    }
    const { page, all, display } = this.#result;
    const filters = this.#explorer.activeFilters(this.#params).map(({ text }) => text);
    document.title = filters.length === 0 ? this.#title : `${filters.join(', ')} · ${this.#title}`;
    showLaunches(all, data.axis);
    this.#announce(formatMatchCount(page.count, data.craft.length));
    if (display.view === 'plot' && this.#state.plot === null) void this.#loadPlot();
  }

  async #loadPlot(): Promise<void> {
    const plot = await loadLazyScript('plot').catch(() => 'failed' as const);
    this.#update({ plot });
  }

  readonly #download = async (extent: Extent, format: 'CSV' | 'JSON') => {
    const [result, params] = [this.#result, this.#params];
    if (!result.ok) return;
    this.#update({ downloadFailed: false });
    try {
      const file =
        format === 'CSV'
          ? csvDownload(result, extent)
          : await (
              await loadLazyScript('json')
            )(result, extent, params, this.#root);
      save(file);
      this.#announce(`${file.name} is saved.`);
    } catch {
      this.#update({ downloadFailed: true });
    }
  };

  readonly #compare = (ids: readonly number[]) => {
    this.#update({ compared: saveSelection(ids) });
  };

  #announce(text: string): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#update({ announcement: text });
    }, ANNOUNCE_DELAY);
  }

  #render(): void {
    const context: PageContext = {
      explorer: this.#explorer,
      routes: this.#routes,
      root: this.#root,
      params: this.#params,
      state: this.#state,
      navigate: this.#navigate,
      update: this.#update,
      download: (extent, format) => void this.#download(extent, format),
      compare: this.#compare,
    };
    render(<ExplorerView {...context} result={this.#result} />, this.#body);
  }
}
