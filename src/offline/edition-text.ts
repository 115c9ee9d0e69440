/** Puts the edition's own full text in the place of Pagefind; loaded before the search page's script. */
import { createFullText } from './full-text.ts';
import type { PageText } from './full-text.ts';

declare global {
  interface Window {
    /** The texts of the craft's pages; on the search page of the edition alone. */
    ATLAS_TEXTS?: readonly PageText[];
  }
}

window.ATLAS_FULL_TEXT = () =>
  Promise.resolve(createFullText(window.ATLAS_TEXTS ?? [], document.documentElement.dataset['root'] ?? './'));
