/**
 * The only search script on every page: registers `<search-box>`, and loads the rest when somebody is about to search.
 * Without it the form still goes to the search page.
 */

/** `<search-box>` around a plain form; becomes a combobox when its field first gets the focus. */
class SearchBox extends HTMLElement {
  #upgrading = false;

  connectedCallback(): void {
    this.addEventListener('focusin', () => void this.#upgrade());
    if (this.contains(document.activeElement)) void this.#upgrade();
  }

  async #upgrade(): Promise<void> {
    if (this.#upgrading) return;
    this.#upgrading = true;
    try {
      const { upgrade } = await import('./box.ts');
      await upgrade(this, document.documentElement.dataset['root'] ?? '/');
    } catch {
      // The form works without; the next focus tries again.
      this.#upgrading = false;
    }
  }
}

if (!customElements.get('search-box')) {
  customElements.define('search-box', SearchBox);
  document.addEventListener('keydown', focusOnSlash);
}

/** Shift counts as no modifier: many keyboards need it for the slash. */
function focusOnSlash(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const [target] = event.composedPath();
  if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))) return;
  const first = (selector: string) => document.querySelector<HTMLInputElement>(selector);
  const input = first('main search-box input') ?? first('search-box input');
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
}
