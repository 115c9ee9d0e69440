/** What the explorer's page shows at one moment, and what its parts can do to it. */
import type { Routes } from '../routes.ts';
import type { Extent } from './downloads.ts';
import type { Explorer } from './explorer.ts';
import type { PlotView } from './plot-view.tsx';
import type { ViewName } from './query-params.ts';

/** Changes some parameters of the query; null takes one away. */
export type Navigate = (values: Readonly<Record<string, string | number | null>>) => void;

/** The state beside the query, which is in the address. */
export interface PageState {
  /** Whether there is room for the form beside the rows. */
  wide: boolean;
  /** The filter whose list is open or about to be: the choices of closed lists are not counted. */
  openFilter: string | null;
  /** The two ends of "Flew between" while they are typed, which may be no dates yet; null for those of the query. */
  flownDraft: readonly [from: string, to: string] | null;
  /** What screen readers announce. */
  announcement: string;
  /** Ids of the craft that are chosen for comparison. */
  compared: readonly number[];
  downloadFailed: boolean;
  /** The plot's component, once its script is loaded. */
  plot: typeof PlotView | 'failed' | null;
  /** The view before the current one, which stays until the plot's script is there; null for none. */
  beforePlot: ViewName | null;
}

/** What each part of the page can use. */
export interface PageContext {
  explorer: Explorer;
  routes: Routes;
  /** Folder of the site, with a slash at its end. */
  root: string;
  /** The query. */
  params: URLSearchParams;
  state: PageState;
  navigate: Navigate;
  /** Changes the state and draws the page. */
  update: (change: Partial<PageState>) => void;
  download: (extent: Extent, format: 'CSV' | 'JSON') => void;
  compare: (ids: readonly number[]) => void;
}
