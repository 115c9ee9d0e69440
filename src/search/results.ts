/**
 * The search page: reads the question in the address, answers it from the index of names at once and from the full
 * text as soon as that is there, and keeps the address and the page in step.
 */
import { readQuestion, writeQuestion } from './address.ts';
import type { Question } from './address.ts';
import { element } from './dom.ts';
import { loadFullText } from './full-text.ts';
import type { TextHits } from './full-text.ts';
import type { Hit } from './matcher.ts';
import { loadNames } from './names-source.ts';
import type { Names } from './names-source.ts';
import type { NameRow } from './names.ts';
import { createRoutes } from '../routes.ts';
import { filterForm, linkList, moreButton, nameRows, nameTable, textRows } from './results-view.ts';
import { exampleQueries } from './examples.ts';
import { foundInWords } from './words.ts';

/** Craft by name that are shown before somebody asks for the rest. */
const FIRST_NAMES = 12;

/** Pages that are fetched and shown at a time. */
const TEXT_PAGE = 10;

/** What was found; null for a part that could not be loaded. */
interface Answer {
  hits: readonly Hit<NameRow>[] | null;
  text: TextHits | null;
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

  connectedCallback(): void {
    this.#ways = this.querySelector('.search-ways');
    window.addEventListener('popstate', this.#onMove);
    void this.#answer();
  }

  disconnectedCallback(): void {
    window.removeEventListener('popstate', this.#onMove);
  }

  readonly #onMove = () => void this.#answer();

  #ask(question: Question): void {
    history.pushState(null, '', writeQuestion(question));
    void this.#answer();
  }

  async #answer(): Promise<void> {
    const asked = ++this.#asked;
    const current = () => asked === this.#asked;
    const question = readQuestion(location.search);
    this.#head(question.query);
    if (question.query === '') {
      const names = await loadNames(this.#root).catch(() => null);
      if (current()) this.#body(...this.#invitation(names));
      return;
    }
    const names = await loadNames(this.#root).catch(() => null);
    const hits = names && filterHits(names.matcher.match(question.query), question);
    if (!current()) return;
    this.#show(question, names, { hits, text: null, corrected: null }, true);

    const answer = await this.#searchText(question, names, hits);
    if (!current()) return;
    this.#show(question, names, answer, false);
    this.#announce(this.querySelector('.search-count')?.textContent ?? '');
  }

  async #searchText(question: Question, names: Names | null, hits: Answer['hits']): Promise<Answer> {
    try {
      const fullText = await loadFullText(this.#routes.pagefindScript, this.#root);
      const shown = hits?.map(({ row }) => row.id) ?? [];
      const text = await fullText.search(question, shown);
      const corrected = text.count === 0 ? (names?.matcher.correct(question.query) ?? null) : null;
      if (corrected === null) return { hits, text, corrected };
      return { hits, text: await fullText.search({ ...question, query: corrected }, shown), corrected };
    } catch {
      return { hits, text: null, corrected: null };
    }
  }

  #head(query: string): void {
    const heading = query === '' ? 'Search' : `“${query}”`;
    const h1 = this.querySelector('h1');
    if (h1) h1.textContent = heading;
    document.title = query === '' ? this.#title : `${heading} – ${this.#title}`;
    for (const input of document.querySelectorAll<HTMLInputElement>('search-box input[name="q"]')) {
      input.value = query;
    }
  }

  #show(question: Question, names: Names | null, answer: Answer, waiting: boolean): void {
    const { hits, text } = answer;
    const count = this.querySelector('.search-count');
    const nothing = (hits?.length ?? 0) === 0 && (text?.count ?? 0) === 0;
    const words = hits && !(nothing && !waiting) ? foundInWords(hits.length, text?.count ?? null) : '';
    if (count) count.textContent = waiting && hits?.length === 0 ? 'Searching …' : words;

    const body: Node[] = [];
    const set = Object.keys(question.filters).length > 0;
    if (!waiting && (set || (text && text.count + (hits?.length ?? 0) > 1))) {
      body.push(
        filterForm(question, text?.counts ?? null, (name, value) =>
          this.#ask({ ...question, filters: { ...question.filters, [name]: value } }),
        ),
      );
    }
    if (hits && hits.length > 0) body.push(this.#names(hits));
    if (!waiting) {
      if (hits === null)
        body.push(element('p', {}, 'The index of names could not be loaded; names are missing below.'));
      if (text === null) body.push(element('p', {}, 'The text of the pages could not be searched.'));
      else if (text.count > 0) body.push(this.#text(text, answer.corrected, (hits?.length ?? 0) > 0));
      if (nothing) body.push(...this.#nothing(question, names, text !== null));
    }
    this.#body(...body);
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

  #text(text: TextHits, corrected: string | null, also: boolean): HTMLElement {
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
      const rows = textRows(await text.load(shown, shown + TEXT_PAGE));
      list.append(...rows);
      shown += TEXT_PAGE;
      if (focus) rows[0]?.querySelector('a')?.focus();
      button.hidden = shown >= text.count;
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

  #nothing(question: Question, names: Names | null, searched: boolean): Node[] {
    const { query, filters } = question;
    const set = Object.values(filters).filter(Boolean);
    if (set.length > 0) {
      const clear = element('a', { href: writeQuestion({ query, filters: {} }) }, 'Search without them');
      return [element('p', {}, `Nothing matches “${query}” within ${set.join(', ')}. `, clear, '.'), ...this.#waysOn()];
    }
    const what = searched ? 'No name, serial number or text' : 'No name and no serial number';
    const sentence = element('p', { class: 'search-nothing' }, `${what} matches “${query}”.`);
    const nearest = names?.matcher.nearest(query) ?? [];
    if (nearest.length > 0) {
      const links = nearest.map((label) => ({ label, href: this.#routes.searchFor(label) }));
      sentence.append(' Nearest: ', ...linkList(links), '.');
    }
    return [sentence, ...this.#waysOn()];
  }

  #invitation(names: Names | null): Node[] {
    const count = this.querySelector('.search-count');
    if (count)
      count.textContent = 'Names, serial numbers and configurations first, then the text of every craft’s page.';
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

  #announce(text: string): void {
    const live = this.querySelector('.search-live');
    if (live) live.textContent = text;
  }
}

/** The hits that the filters leave. */
function filterHits(hits: readonly Hit<NameRow>[], { filters }: Question): readonly Hit<NameRow>[] {
  return hits.filter(({ row }) =>
    (['configuration', 'status', 'agency'] as const).every((name) => !filters[name] || row[name] === filters[name]),
  );
}

customElements.define('search-results', SearchResults);
