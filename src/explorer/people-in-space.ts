/** Shows who was in space on the day in the address, or on another that is chosen. */
import { fetchJson } from '#search/fetch-json.ts';

import { createRoutes } from '../routes.ts';
import type { Routes } from '../routes.ts';
import { spanHeads, spanRows, spansHeading } from './span-rows.ts';
import type { SpanCell, SpanRow } from './span-rows.ts';
import { addDays, decodeSpans, lastConfirmedBefore, readDay, spansOn } from './spans.ts';
import type { Spans } from './spans.ts';

declare global {
  interface Window {
    /** The file of spans, brought along where nothing can be fetched. */
    ATLAS_SPANS?: unknown;
  }
}

/** `<people-in-space>` around the page of the snapshot's day. */
class PeopleInSpace extends HTMLElement {
  #spans: Spans | null = null;
  #routes: Routes = createRoutes('/');
  #day = '';

  connectedCallback(): void {
    void this.#start();
  }

  async #start(): Promise<void> {
    this.#routes = createRoutes(document.documentElement.dataset['root'] ?? '/');
    try {
      this.#spans = decodeSpans(window.ATLAS_SPANS ?? (await fetchJson(this.#routes.spansFile)));
    } catch {
      this.#complain('Other days could not be loaded. Try again later.');
      return;
    }
    this.#day = this.#spans.until;
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#go(this.#field.value);
    });
    for (const button of this.#steps) {
      button.addEventListener('click', () => {
        this.#go(addDays(this.#day, Number(button.dataset['step'])));
      });
    }
    window.addEventListener('popstate', () => {
      this.#showAddress();
    });
    this.#showAddress();
    this.dataset['ready'] = '';
  }

  get #field(): HTMLInputElement {
    return this.#part('input', HTMLInputElement);
  }

  get #steps(): HTMLButtonElement[] {
    return [...this.querySelectorAll<HTMLButtonElement>('[data-step]')];
  }

  #part<Part extends HTMLElement>(selector: string, kind: new () => Part): Part {
    const part = this.querySelector(selector);
    if (!(part instanceof kind)) throw new TypeError(`The page has no ${selector}`);
    return part;
  }

  #go(text: string): void {
    const search = `?${new URLSearchParams({ date: text })}`;
    if (search !== location.search) history.pushState(null, '', search);
    this.#showAddress();
  }

  #showAddress(): void {
    const spans = this.#spans;
    if (!spans) return;
    const text = new URLSearchParams(location.search).get('date');
    const day = text === null ? spans.until : readDay(text, spans.until);
    if (day === null) {
      this.#complain(`“${text}” is not a day between 1961-01-01 and ${spans.until}, such as 1969-07-20.`);
      return;
    }
    this.#complain('');
    this.#show(spans, day);
  }

  #complain(sentence: string): void {
    const error = this.#part('.day-error', HTMLElement);
    error.textContent = sentence;
    error.hidden = sentence === '';
  }

  #show(spans: Spans, day: string): void {
    this.#day = day;
    this.#field.value = day;
    for (const button of this.#steps) {
      button.disabled = readDay(addDays(day, Number(button.dataset['step'])), spans.until) === null;
    }
    const rows = spanRows(this.#routes, spansOn(spans, day));
    const heading = spansHeading(day, rows);
    this.#part('h2', HTMLElement).textContent = heading;
    this.#fill('aboard', rows, heading);
    // What was confirmed last says nothing about days before that.
    const earlier = day === spans.until ? spanRows(this.#routes, lastConfirmedBefore(spans, day)) : [];
    this.#fill('confirmed-earlier', earlier);
    this.#part('[data-part="earlier"]', HTMLElement).hidden = earlier.length === 0;
  }

  #fill(name: string, rows: readonly SpanRow[], caption?: string): void {
    const table = this.#part(`[data-table="${name}"]`, HTMLTableElement);
    table.hidden = rows.length === 0;
    if (caption !== undefined && table.caption) table.caption.textContent = caption;
    table.tBodies[0]?.replaceChildren(...rows.map(rowElement));
  }
}

function rowElement(row: SpanRow): HTMLTableRowElement {
  const element = document.createElement('tr');
  const head = document.createElement('th');
  head.scope = 'row';
  head.className = 'name';
  head.append(contentOf(row.name));
  element.append(head);
  for (const name of ['up', 'launch', 'down', 'end'] as const) {
    const cell = document.createElement('td');
    cell.dataset['label'] = spanHeads[name];
    const value = row[name];
    cell.append(typeof value === 'string' ? value : contentOf(value));
    element.append(cell);
  }
  return element;
}

function contentOf({ text, href }: SpanCell): string | HTMLAnchorElement {
  if (href === null) return text;
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}

customElements.define('people-in-space', PeopleInSpace);
