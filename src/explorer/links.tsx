/** Links to other queries of the same page, which the page follows without loading anew. */
import type { ComponentChildren } from 'preact';

import { formatExplorerParams } from './query-params.ts';

interface QueryLinkProps {
  params: URLSearchParams;
  /** Where the focus goes when the link is followed: it stays on `sort`, and goes to the count from the others. */
  kind?: 'filter' | 'page' | 'sort';
  class?: string;
  rel?: string;
  'aria-label'?: string;
  'aria-current'?: 'page' | 'true' | undefined;
  children: ComponentChildren;
}

/** A link to another query; a click on it is handled by the page. */
export function QueryLink({ params, kind = 'filter', ...attributes }: QueryLinkProps) {
  return <a data-query={kind} href={formatExplorerParams(params) || location.pathname} {...attributes} />;
}
