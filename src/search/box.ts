/**
 * The search box: a field with a list of craft, the combobox with a listbox of the WAI-ARIA Authoring Practices (list
 * autocomplete, manual selection). The focus stays in the field; the list is announced through it.
 */
import styles from '#styles/search-popup.css?url';

import { element } from './dom.ts';
import { markLabel } from './label.ts';
import { markRanges } from './marked.ts';
import { isSimilar } from './matcher.ts';
import type { Hit } from './matcher.ts';
import { loadNames } from './names-source.ts';
import type { Names } from './names-source.ts';
import type { NameRow } from './names.ts';
import { formatFlights, formatNameMatches } from './labels.ts';

/** Craft in the list: as many as can be taken in at a glance. */
const LONGEST = 7;

/** Milliseconds of silence before a count is announced, so that typing is not talked over. */
const PAUSE = 700;

/**
 * Makes a combobox of a plain search form; the roles come with it.
 *
 * @param host - the element around the form; its one text field has an id
 * @param root - folder of the site, with a slash at both ends
 * @param addressOf - where a craft in the list leads; to its page unless given
 * @throws TypeError when the index of names cannot be loaded; the form is as it was
 */
export async function upgrade(
  host: HTMLElement,
  root: string,
  addressOf?: (craft: { id: number; name: string }) => string,
): Promise<void> {
  const input = host.querySelector('input');
  if (!input) return;
  const loading = loadNames(root);
  // They come at the same time, so that the first list does not wait for its styles.
  if (!document.querySelector(`link[href="${styles}"]`)) {
    document.head.append(element('link', { rel: 'stylesheet', href: styles }));
  }
  const names = await loading;
  new Combobox(host, input, names, addressOf ?? names.routes.craft).start();
}

const bold = (text: string) => element('b', {}, text);

class Combobox {
  readonly #input: HTMLInputElement;
  readonly #names: Names;
  readonly #addressOf: (craft: NameRow) => string;
  readonly #list: HTMLElement;
  readonly #count = element('span');
  readonly #hint = element('span');
  readonly #popup: HTMLElement;
  readonly #status = element('div', { role: 'status', class: 'search-live quiet' });
  readonly #host: HTMLElement;
  #options: HTMLAnchorElement[] = [];
  #active = -1;
  #timer = 0;

  constructor(host: HTMLElement, input: HTMLInputElement, names: Names, addressOf: (craft: NameRow) => string) {
    this.#host = host;
    this.#input = input;
    this.#names = names;
    this.#addressOf = addressOf;
    this.#list = element('div', { role: 'listbox', id: `${input.id}-list`, 'aria-label': 'Spacecraft' });
    const foot = element('p', { class: 'search-foot', 'aria-hidden': 'true' }, this.#count, this.#hint);
    this.#popup = element('div', { class: 'search-popup', hidden: '' }, this.#list, foot);
  }

  start(): void {
    const attributes = {
      role: 'combobox',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-controls': this.#list.id,
    };
    for (const [name, value] of Object.entries(attributes)) this.#input.setAttribute(name, value);
    this.#host.append(this.#popup, this.#status);
    this.#input.addEventListener('input', () => {
      this.#update();
    });
    this.#input.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    this.#input.addEventListener('click', () => {
      this.#moveTo(-1);
    });
    this.#host.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node && this.#host.contains(event.relatedTarget))) this.#close();
    });
    // A press on the list must not take the focus out of the field before the click arrives.
    this.#popup.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    const typedMeanwhile = this.#input.value !== this.#input.defaultValue && document.activeElement === this.#input;
    if (typedMeanwhile) this.#update();
  }

  get #open(): boolean {
    return !this.#popup.hidden;
  }

  #update(): void {
    const query = this.#input.value;
    if (query.trim() === '') {
      this.#close();
      this.#announce('');
      return;
    }
    const hits = this.#names.matcher.match(query, { typing: true });
    this.#options = hits.slice(0, LONGEST).map((hit, index) => this.#option(hit, index));
    this.#list.replaceChildren(...this.#options);
    this.#list.hidden = hits.length === 0;
    this.#count.textContent = formatNameMatches(hits.length, this.#names.rows.length, isSimilar(hits));
    this.#popup.hidden = false;
    this.#input.setAttribute('aria-expanded', String(hits.length > 0));
    this.#moveTo(-1);
    this.#announce(this.#count.textContent);
  }

  #option(hit: Hit<NameRow>, index: number): HTMLAnchorElement {
    const { row, serial } = hit;
    const { label, mission } = markLabel(hit, bold);
    const second = [mission, [row.configuration ?? ''], markRanges(row.serial ?? '', serial, bold)]
      .filter((part) => part.some((each) => each !== ''))
      .flatMap((part, at) => (at === 0 ? part : [' · ', ...part]));
    return element(
      'a',
      {
        role: 'option',
        id: `${this.#list.id}-${index}`,
        href: this.#addressOf(row),
        tabindex: '-1',
        'aria-selected': 'false',
      },
      element('span', { class: 'search-name' }, ...label),
      ' ',
      element('span', { class: 'search-second' }, ...second),
      ' ',
      element('span', { class: 'search-flights' }, formatFlights(row.flights)),
    );
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const done = this.#act(event);
    if (done) event.preventDefault();
  }

  /** What a key does; whether that was all it should do. */
  #act({ key, altKey, shiftKey }: KeyboardEvent): boolean {
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (shiftKey) return false;
        return this.#onArrow(key === 'ArrowDown' ? 1 : -1, altKey);
      case 'Enter':
        if (!this.#open || this.#active < 0) return false;
        this.#options[this.#active]?.click();
        return true;
      case 'Escape':
        if (this.#open) this.#close();
        else if (this.#input.value === '') return false;
        else this.#input.value = '';
        return true;
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        // They move in the text, as they do in any field, and so the list is left.
        this.#moveTo(-1);
        return false;
      default:
        return false;
    }
  }

  #onArrow(step: 1 | -1, alt: boolean): boolean {
    if (alt && step === -1) {
      this.#close();
      return true;
    }
    if (!this.#open) this.#update();
    if (this.#options.length === 0 || !this.#open) return true;
    if (!alt) {
      // Beyond either end lies the field itself, and beyond that the other end.
      const places = this.#options.length + 1;
      this.#moveTo(((this.#active + 1 + step + places) % places) - 1);
    }
    return true;
  }

  #moveTo(index: number): void {
    this.#options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = this.#options[index];
    if (option) {
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      this.#input.setAttribute('aria-activedescendant', option.id);
    } else {
      this.#input.removeAttribute('aria-activedescendant');
    }
    const none = this.#options.length === 0 ? 'Enter searches the text' : 'Enter shows all';
    this.#hint.textContent = option ? 'Enter opens' : none;
  }

  #close(): void {
    this.#popup.hidden = true;
    this.#options = [];
    this.#list.replaceChildren();
    this.#input.setAttribute('aria-expanded', 'false');
    this.#moveTo(-1);
    clearTimeout(this.#timer);
  }

  #announce(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#status.textContent = text;
    }, PAUSE);
  }
}
