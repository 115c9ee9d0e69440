/** The explorer: keeps the address, the form and the answer in step. */
import { createExplorer } from './explorer.ts';
import { ExplorerPage } from './page.tsx';
import { loadExplorerData, sayFailure } from './load-data.ts';

/** `<craft-explorer>` around the plain page, which says that filtering needs JavaScript and leads on. */
class CraftExplorer extends HTMLElement {
  connectedCallback(): void {
    void this.#start();
  }

  async #start(): Promise<void> {
    const root = document.documentElement.dataset['root'] ?? '/';
    const body = this.querySelector('.explorer-body');
    if (!body) return;
    try {
      const data = await loadExplorerData(root);
      new ExplorerPage(createExplorer(data), root, body).start();
    } catch {
      sayFailure(body);
    }
  }
}

customElements.define('craft-explorer', CraftExplorer);
