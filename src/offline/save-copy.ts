/** `<save-copy>`: saves a copy in the browser when asked, tells how far it is, brings it up to date, removes it. */
import { formatDate } from '#domain/dates.ts';
import { element } from '#search/dom.ts';

import { BusyError, DamagedError, NoRoomError } from './errors.ts';
import { dropUnfinished, newerThan, removeCopies, saveCopy, savedCopies } from './saver.ts';
import { formatFileCount, formatMegabytes } from './labels.ts';

/** WebKitGTK has none. */
const { storage }: { storage?: StorageManager } = navigator;

class SaveCopy extends HTMLElement {
  readonly #root = document.documentElement.dataset['root'] ?? '/';
  readonly #status = element('p', { role: 'status' });
  readonly #bar = element('progress', { max: '1', 'aria-label': 'Saving the copy' });
  readonly #percent = element('p', { 'aria-hidden': 'true' });
  readonly #buttons = element('p', { class: 'save-copy-buttons' });

  connectedCallback(): void {
    if (!('serviceWorker' in navigator && 'caches' in window && 'locks' in navigator)) {
      const why = window.isSecureContext ? 'this browser does not let a site do so' : 'the connection is not secure';
      this.replaceChildren(element('p', {}, `A copy cannot be saved here: ${why}.`));
      return;
    }
    this.replaceChildren(this.#status, this.#buttons);
    void this.#start();
  }

  async #start(): Promise<void> {
    const { saving } = await savedCopies(this.#root);
    if (saving) await this.#save();
    else await this.#rest('');
  }

  /** What can be done while nothing is being done. */
  async #rest(said: string): Promise<void> {
    this.#bar.remove();
    this.#percent.remove();
    const { current, saving } = await savedCopies(this.#root);
    const have = current ? `This browser has a saved copy of ${formatDate(current.snapshot)}.` : '';
    this.#status.textContent = [said, have].filter(Boolean).join(' ');
    const save = this.#button(saving ? 'Go on saving' : 'Save for offline', () => this.#save());
    const remove = this.#button('Remove', () => this.#remove());
    if (current) this.#buttons.replaceChildren(...(saving ? [save] : []), remove);
    else this.#buttons.replaceChildren(save, ...(saving ? [remove] : []));
    if (!current || saving) return;
    // Without a network there is no newer one to be had, and nothing to be said.
    const newer = await newerThan(this.#root, current).catch(() => null);
    if (!newer || this.#buttons.firstChild !== remove) return;
    const label = `Update to ${formatDate(newer.snapshot)} (${formatFileCount(newer.files)}, ${formatMegabytes(newer.bytes)})`;
    this.#buttons.prepend(this.#button(label, () => this.#save()));
    this.#status.textContent += ' A newer one is out.';
  }

  async #save(): Promise<void> {
    const given = new AbortController();
    this.#status.textContent = 'Saving …';
    this.#status.after(this.#bar, this.#percent);
    this.#show(0, 1);
    const cancel = this.#button('Cancel', () => {
      given.abort();
      return Promise.resolve();
    });
    this.#buttons.replaceChildren(cancel);
    cancel.focus();
    try {
      // The browser may throw away what it was not asked to keep. Firefox asks the reader, who may never answer: nothing
      // waits for it, and a refusal does no harm.
      void storage?.persist().catch(() => false);
      await saveCopy(this.#root, this.#show, given.signal);
      await this.#rest('Done.');
    } catch (error) {
      if (given.signal.aborted) await dropUnfinished(this.#root);
      await this.#rest(given.signal.aborted ? 'Given up.' : await describeError(error));
    }
    this.#buttons.querySelector('button')?.focus();
  }

  readonly #show = (done: number, total: number): void => {
    const share = total === 0 ? 1 : done / total;
    this.#bar.value = share;
    this.#percent.textContent = `${Math.floor(100 * share)} %`;
  };

  async #remove(): Promise<void> {
    await removeCopies(this.#root);
    await this.#rest('The copy is removed; nothing of it is left in this browser.');
    this.#buttons.querySelector('button')?.focus();
  }

  #button(label: string, work: () => Promise<void>): HTMLButtonElement {
    const button = element('button', { type: 'button' }, label);
    button.addEventListener('click', () => void work());
    return button;
  }
}

async function describeError(error: unknown): Promise<string> {
  if (error instanceof NoRoomError) {
    const quota = (await storage?.estimate().catch(() => null))?.quota ?? 0;
    const room = quota > 0 ? ` (it gives this site ${formatMegabytes(quota)})` : '';
    return `This browser has no room for a copy${room}. Nothing of it was kept; the site goes on as before.`;
  }
  if (error instanceof BusyError) return 'Another page of the atlas is saving a copy at this moment.';
  if (error instanceof DamagedError) {
    return `The file ${error.message} does not arrive as it was published, so the copy is not whole and is not used.`;
  }
  return 'The network failed before the copy was whole. What is here is kept, and saving goes on from there.';
}

customElements.define('save-copy', SaveCopy);
