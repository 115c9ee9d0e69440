/**
 * The search page: reads the question in the address, answers it from the index of names at once and from the full
 * text as soon as that is there, and keeps the address and the page in step.
 */
import { parseSearchParams, formatSearchParams } from './search-params.ts';
import type { SearchParams } from './search-params.ts';
import { element } from './dom.ts';
import { knownWords, loadFullText } from './full-text.ts';
import type { TextResult } from './full-text.ts';
import type { Hit } from './matcher.ts';
import { countsOf, hasCounts, passes } from './filters.ts';
import type { FilterCounts } from './filters.ts';
import { loadNames } from './names-source.ts';
import type { Names } from './names-source.ts';
import type { NameRow } from './names.ts';
import { createRoutes } from '../routes.ts';
import { filterForm, linkList, moreButton, nameRows, nameTable, textRows } from './results-view.ts';
import { exampleQueries } from './examples.ts';
import { formatCounted, formatResultCount, shortenQuery } from './labels.ts';

/** Craft by name that are shown before somebody asks for the rest. */
const FIRST_NAMES = 12;

/** Pages that are fetched and shown at a time. */
const TEXT_PAGE = 10;

/** What was found; null for a part that could not be loaded. */
interface Answer {
  hits: readonly Hit<NameRow>[] | null;
  /** Pages that mention the query, without those of craft that are shown by name. */
  text: readonly TextResult[] | null;
  /** What each filter would leave of all that was found. */
  counts: FilterCounts;
  /** The query that the text was searched for, where it is not the one that was asked. */
  corrected: string | null;
}

/** `<search-results>` around the plain page, which says that searching needs JavaScript and leads on. */
class SearchResults extends HTMLElement {
  readonly #root = document.documentElement.dataset['root'] ?? '/';
  readonly #routes = createRoutes(this.#root);
  readonly #title = document.title;
  /** Counts the questions, so that a late answer to an earlier one is dropped. */
  #asked = 0;
  #ways: HTMLElement | null = null;
  #shown: string | null = null;

  connectedCallback(): void {
    this.#ways = this.querySelector('.search-ways');
    window.addEventListener('popstate', this.#onMove);
    void this.#answer();
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#onMove);
  }

  readonly #onMove = () => void this.#answer();

  #ask(question: SearchParams): void {
    history.pushState(null, '', formatSearchParams(question));
    void this.#answer();
  }

  async #answer(): Promise<void> {
    const asked = ++this.#asked;
    const current = () => asked === this.#asked;
    const question = parseSearchParams(location.search);
    this.#head(question.query);
    if (question.query === '') {
      const names = await loadNames(this.#root).catch(() => null);
      if (current()) this.#body(...this.#invitation(names));
      return;
    }
    if (this.#shown === null) this.#count('Searching …');
    const names = await loadNames(this.#root).catch(() => null);
    if (!current()) return;
    const all = names?.matcher.match(question.query) ?? [];
    const hits = names && all.filter(({ row }) => passes(row, question));
    const byName = all.map(({ row }) => row);
    // With another filter the answer to the same query stands until the new one is there.
    if (this.#shown !== question.query) {
      this.#show(question, names, { hits, text: null, counts: countsOf(byName), corrected: null }, true);
    }
    const { found, corrected } = await this.#searchText(question.query, names);
    if (!current()) return;
    const rows = new Map(names?.rows.map((row) => [row.id, row]));
    const rowOf = ({ craft }: TextResult) => rows.get(craft) ?? [];
    const shown = new Set(hits?.map(({ row }) => row.id));
    const text = found?.filter((result) => {
      const row = rows.get(result.craft);
      return !shown.has(result.craft) && (row === undefined || passes(row, question));
    });
    const counts = countsOf(new Set([...byName, ...(found ?? []).flatMap(rowOf)]));
    this.#show(question, names, { hits, text: text ?? null, counts, corrected }, false);
    const said = this.querySelector('.search-count:not(:empty), .search-nothing')?.textContent ?? '';
    this.#announce(said);
  }

  async #searchText(
    asked: string,
    names: Names | null,
  ): Promise<{ found: readonly TextResult[] | null; corrected: string | null }> {
    try {
      const fullText = await loadFullText(this.#routes.pagefindScript, this.#routes.pagefindCraft, this.#root);
      const query = await knownWords(asked, fullText, (word) => names?.matcher.correct(word) ?? '');
      if (query === '') return { found: [], corrected: null };
      return {
        found: await fullText.search(query),
        corrected: query === asked.replaceAll(/\s+/g, ' ') ? null : query,
      };
    } catch {
      return { found: null, corrected: null };
    }
  }

  #head(query: string): void {
    const heading = query === '' ? 'Search' : `“${shortenQuery(query)}”`;
    const h1 = this.querySelector('h1');
    if (h1) h1.textContent = heading;
    document.title = query === '' ? this.#title : `${heading} – ${this.#title}`;
    for (const input of document.querySelectorAll<HTMLInputElement>('search-box input[name="q"]')) {
      input.value = query;
    }
  }

  #show(question: SearchParams, names: Names | null, answer: Answer, waiting: boolean): void {
    const { hits, text, corrected } = answer;
    const found = (hits?.length ?? 0) + (text?.length ?? 0);
    this.#count(waiting && found === 0 ? 'Searching …' : countOf(answer));

    const body: Node[] = [];
    if (!waiting) {
      const filters = this.#filters(question, answer);
      if (filters && (found > 1 || Object.keys(question.filters).length > 0)) body.push(filters);
    }
    if (hits && hits.length > 0) body.push(this.#names(hits));
    if (!waiting) {
      if (hits === null) body.push(element('p', {}, 'The names could not be searched.'));
      if (text === null) body.push(element('p', {}, 'The text of the pages could not be searched.'));
      else if (text.length > 0) body.push(this.#text(text, corrected, (hits?.length ?? 0) > 0));
      if (found === 0) body.push(...this.#nothing(question, names, answer));
    }
    const focused = this.contains(document.activeElement) ? document.activeElement?.id : '';
    this.#body(...body);
    if (focused) document.getElementById(focused)?.focus();
    this.#shown = question.query;
  }

  #filters(question: SearchParams, { counts }: Answer): HTMLElement | null {
    if (!hasCounts(counts) && Object.keys(question.filters).length === 0) return null;
    return filterForm(question, counts, (name, value) => {
      this.#ask({ ...question, filters: { ...question.filters, [name]: value } });
    });
  }

  #names(hits: readonly Hit<NameRow>[]): HTMLElement {
    const table = nameTable(hits.slice(0, FIRST_NAMES), this.#routes.craft);
    const section = element('div', { class: 'search-by-name' }, table);
    const rest = hits.slice(FIRST_NAMES);
    if (rest.length > 0) {
      const button = moreButton(`Show the other ${rest.length}`, () => {
        const rows = nameRows(rest, this.#routes.craft);
        table.tBodies[0]?.append(...rows);
        button.remove();
        rows[0]?.querySelector('a')?.focus();
      });
      section.append(button);
    }
    return section;
  }

  #text(text: readonly TextResult[], corrected: string | null, also: boolean): HTMLElement {
    const list = element('ol', { class: 'search-text-list' });
    const note =
      corrected === null ? 'Full text of the craft’s pages' : `Full text of the craft’s pages, for “${corrected}”`;
    const head = element(
      'div',
      {},
      element('h2', {}, also ? 'Also mentioned in' : 'Mentioned in'),
      element('p', {}, note),
    );
    const body = element('div', {}, list);
    let shown = 0;
    const more = async (focus: boolean) => {
      const pages = text.slice(shown, shown + TEXT_PAGE).map((result) => result.load());
      const rows = textRows(await Promise.all(pages));
      list.append(...rows);
      shown += TEXT_PAGE;
      if (focus) rows[0]?.querySelector('a')?.focus();
      button.hidden = shown >= text.length;
    };
    const failed = () => {
      if (!body.querySelector('.search-failed')) {
        body.append(element('p', { class: 'search-failed' }, 'These pages could not be loaded.'));
      }
    };
    const button = moreButton('More', () => void more(true).catch(failed));
    button.hidden = true;
    body.append(button);
    void more(false).catch(failed);
    return element('section', { class: 'search-text' }, head, body);
  }

  #nothing(question: SearchParams, names: Names | null, { text }: Answer): Node[] {
    if (names === null) return this.#waysOn();
    const { query, filters } = question;
    const set = Object.values(filters).filter(Boolean);
    const what = text ? 'No name, serial number or text' : 'No name and no serial number';
    const within = set.length > 0 ? ` within ${set.join(', ')}` : '';
    const sentence = element('p', { class: 'search-nothing' }, `${what} matches “${shortenQuery(query)}”${within}.`);
    if (set.length > 0) {
      const clear = element('a', { href: formatSearchParams({ query, filters: {} }) }, 'Search everything');
      sentence.append(' ', clear, '.');
    } else {
      const links = names.matcher.nearest(query).map((label) => ({ label, href: this.#routes.searchFor(label) }));
      if (links.length > 0) sentence.append(' Nearest: ', ...linkList(links), '.');
    }
    return [sentence, ...this.#waysOn()];
  }

  #invitation(names: Names | null): Node[] {
    this.#count('Names, serial numbers and configurations first, then the text of every craft’s page.');
    const examples = names ? exampleQueries(names.rows) : [];
    const links = linkList(examples.map((label) => ({ label, href: this.#routes.searchFor(label) })));
    const sentence = element('p', {}, 'For example: ', ...links, '.');
    return [...(examples.length > 0 ? [sentence] : []), ...this.#waysOn()];
  }

  #waysOn(): Node[] {
    return this.#ways ? [this.#ways.cloneNode(true)] : [];
  }

  #body(...nodes: readonly Node[]): void {
    this.querySelector('.search-body')?.replaceChildren(...nodes);
  }

  #count(text: string): void {
    const count = this.querySelector('.search-count');
    if (count) count.textContent = text;
  }

  #announce(text: string): void {
    const live = this.querySelector('.search-live');
    if (live) live.textContent = text;
  }
}

/** The line under the heading; empty where a sentence below says that nothing was found. */
function countOf({ hits, text }: Answer): string {
  if (hits === null)
    return text && text.length > 0 ? formatCounted(text.length, 'page mentions it', 'pages mention it') : '';
  return hits.length + (text?.length ?? 0) === 0 ? '' : formatResultCount(hits.length, text?.length ?? null);
}

customElements.define('search-results', SearchResults);
