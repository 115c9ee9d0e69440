/**
 * Accessibility rules, run inside a page.
 */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA, and what axe calls best practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A rule that a page breaks, in a line. */
export type Violation = string;

/** Rules of {@link TAGS} that the page breaks, each with the elements that break it. */
export async function violations(page: Page): Promise<Violation[]> {
  return runAxe(page, { runOnly: { type: 'tag', values: TAGS } });
}

/** Places where the contrast is too low: all that a second colour scheme can change. */
export async function contrastViolations(page: Page): Promise<Violation[]> {
  return runAxe(page, { runOnly: { type: 'rule', values: ['color-contrast'] } });
}

/** Links and buttons that are too small for a finger and too near to another: it shows where a page is narrow. */
export async function targetViolations(page: Page): Promise<Violation[]> {
  return runAxe(page, { runOnly: { type: 'rule', values: ['target-size'] } });
}

async function runAxe(page: Page, options: axe.RunOptions): Promise<Violation[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(
    (given) => (window as unknown as { axe: typeof axe }).axe.run({ ...given, resultTypes: ['violations'] }),
    options,
  );
  if (results.passes.length + results.violations.length === 0) throw new Error('axe found nothing to look at.');
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')} (${failureSummary.replaceAll(/\s+/g, ' ')})`,
    ),
  );
}
