/**
 * The search page: answers the query in the address from the index of names at once and from the full text as soon as
 * that is there, and keeps the address and the page in step.
 */
import { render } from 'preact';

import { createRoutes } from '../routes.ts';
import { countsOf, passes } from './filters.ts';
import { knownWords, loadFullText } from './full-text.ts';
import type { TextHit, TextResult } from './full-text.ts';
import { formatCounted, formatResultCount, shortenQuery } from './labels.ts';
import { isSimilar } from './matcher.ts';
import type { Hit } from './matcher.ts';
import { loadNames } from './names-source.ts';
import type { Names } from './names-source.ts';
import type { NameRow } from './names.ts';
import { FIRST_NAMES, SearchBody } from './results-view.tsx';
import type { BodyProps, SearchResult } from './results-view.tsx';
import { formatSearchParams, parseSearchParams } from './search-params.ts';
import type { SearchParams } from './search-params.ts';

/** Pages that are fetched and shown at a time. */
const TEXT_PAGE = 10;

type State = Pick<BodyProps, 'params' | 'names' | 'result' | 'allNames' | 'pages' | 'pagesFailed'>;

/** `<search-results>` around the plain page, which says that searching needs JavaScript and leads on. */
class SearchResults extends HTMLElement {
  readonly #root = document.documentElement.dataset['root'] ?? '/';
  readonly #routes = createRoutes(this.#root);
  readonly #title = document.title;
  #ways: BodyProps['ways'] = [];
  /** Counts the searches, so that a late result of an earlier one is dropped. */
  #searches = 0;
  #state: State = {
    params: { query: '', filters: {} },
    names: null,
    result: null,
    allNames: false,
    pages: [],
    pagesFailed: false,
  };

  connectedCallback(): void {
    const links = this.querySelectorAll<HTMLAnchorElement>('.search-ways a');
    this.#ways = Array.from(links, ({ href, text }) => ({ href, label: text.trim() }));
    window.addEventListener('popstate', this.#onPopState);
    void this.#search();
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#onPopState);
  }

  readonly #onPopState = () => void this.#search();

  async #search(): Promise<void> {
    const search = ++this.#searches;
    const isLate = () => search !== this.#searches;
    const params = parseSearchParams(location.search);
    const { query } = params;
    this.#showQuery(query);
    const before = this.#state;
    if (query !== '' && before.result === null) this.#setText('.search-count', 'Searching …');
    const names = await loadNames(this.#root).catch(() => null);
    if (isLate()) return;
    if (query === '') {
      this.#setText(
        '.search-count',
        'Names, serial numbers and configurations first, then the text of every craft’s page.',
      );
      this.#show({ params, names, result: null });
      return;
    }
    const byName = names?.matcher.match(query) ?? null;
    // With another filter the result of the same query stays until the new one is there.
    if (before.result === null || before.params.query !== query) {
      this.#show({ params, names, result: combine(params, names, byName, null) });
    }
    const byText = await this.#searchText(query, names);
    if (isLate()) return;
    const result = combine(params, names, byName, byText);
    this.#show({ params, names, result });
    void this.#loadPages(result.text ?? [], false);
    this.#setText('.search-live', this.querySelector('.search-count:not(:empty), .search-nothing')?.textContent ?? '');
  }

  async #searchText(typed: string, names: Names | null): Promise<TextSearch> {
    try {
      const fullText = await loadFullText(this.#routes.pagefindScript, this.#routes.pagefindCraft, this.#root);
      const query = await knownWords(typed, fullText, (word) => names?.matcher.correct(word) ?? '');
      if (query === '') return { found: [], corrected: null };
      const corrected = query === typed.replaceAll(/\s+/g, ' ') ? null : query;
      return { found: await fullText.search(query), corrected };
    } catch {
      return { found: null, corrected: null };
    }
  }

  /** Loads the next pages that mention the query. */
  async #loadPages(text: readonly TextResult[], focus: boolean): Promise<void> {
    const { result, pages } = this.#state;
    const isLate = () => this.#state.result !== result;
    const next = text.slice(pages.length, pages.length + TEXT_PAGE).map((page) => page.load());
    const loaded = await Promise.all(next).catch(() => null);
    if (isLate()) return;
    this.#update(loaded ? { pages: [...pages, ...loaded] satisfies TextHit[] } : { pagesFailed: true });
    if (focus) this.#focusLink('.search-text-list li', pages.length);
  }

  #showQuery(query: string): void {
    const heading = query === '' ? 'Search' : `“${shortenQuery(query)}”`;
    this.#setText('h1', heading);
    document.title = query === '' ? this.#title : `${heading} – ${this.#title}`;
    for (const input of document.querySelectorAll<HTMLInputElement>('search-box input[name="q"]')) {
      input.value = query;
    }
  }

  /** Shows another result, from its beginning. */
  #show(state: Pick<State, 'params' | 'names' | 'result'>): void {
    if (state.result) this.#setText('.search-count', countLine(state.result));
    this.#update({ ...state, allNames: false, pages: [], pagesFailed: false });
  }

  #update(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    const body = this.querySelector('.search-body');
    if (!body) return;
    if (body.querySelector('.search-plain')) body.replaceChildren();
    const { params, result } = this.#state;
    const view = (
      <SearchBody
        {...this.#state}
        routes={this.#routes}
        ways={this.#ways}
        setFilter={(name, value) => {
          const filters = { ...params.filters, [name]: value };
          history.pushState(null, '', formatSearchParams({ ...params, filters }));
          void this.#search();
        }}
        showAllNames={() => {
          this.#update({ allNames: true });
          this.#focusLink('.search-names tbody tr', FIRST_NAMES);
        }}
        loadMorePages={() => void this.#loadPages(result?.text ?? [], true)}
      />
    );
    render(view, body);
  }

  #focusLink(row: string, index: number): void {
    this.querySelectorAll(row)[index]?.querySelector('a')?.focus();
  }

  #setText(selector: string, text: string): void {
    const element = this.querySelector(selector);
    if (element) element.textContent = text;
  }
}

/** What a search of the text found, and the query where it is not as it was typed. */
interface TextSearch {
  found: readonly TextResult[] | null;
  corrected: string | null;
}

/** The result of a query from both searches; of the names alone while the text is still being searched. */
function combine(
  params: SearchParams,
  names: Names | null,
  byName: readonly Hit<NameRow>[] | null,
  byText: TextSearch | null,
): SearchResult {
  const hits = byName?.filter(({ row }) => passes(row, params)) ?? null;
  const rows = new Map(names?.rows.map((row) => [row.id, row]));
  const found = byText?.found ?? [];
  const shown = new Set(hits?.map(({ row }) => row.id));
  const text = found.filter(({ craft }) => {
    const row = rows.get(craft);
    return !shown.has(craft) && (row === undefined || passes(row, params));
  });
  const all = [...(byName ?? []).map(({ row }) => row), ...found.flatMap(({ craft }) => rows.get(craft) ?? [])];
  return {
    hits,
    text: byText?.found ? text : null,
    counts: countsOf(new Set(all)),
    corrected: byText?.corrected ?? null,
    waiting: byText === null,
  };
}

/** The line under the heading; empty where a sentence below says that nothing was found. */
function countLine({ hits, text, waiting }: SearchResult): string {
  const pages = text?.length ?? 0;
  if (waiting && (!hits?.length || isSimilar(hits))) return 'Searching …';
  if (hits === null) return pages > 0 ? formatCounted(pages, 'page mentions it', 'pages mention it') : '';
  return hits.length + pages === 0 ? '' : formatResultCount(hits.length, text?.length ?? null, isSimilar(hits));
}

customElements.define('search-results', SearchResults);
