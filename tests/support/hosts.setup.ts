/** Finds the programs of hosts before the tests of the configurations start. */
import type { TestProject } from 'vitest/node';

import { findHostPrograms } from './host-programs.ts';
import type { HostPrograms } from './host-programs.ts';

declare module 'vitest' {
  interface ProvidedContext {
    hostPrograms: HostPrograms | null;
  }
}

/** Vitest's global setup of the tests of hosts. */
export function setup(project: TestProject): void {
  const found = findHostPrograms();
  if (typeof found === 'string') {
    project.vitest.logger.warn(`${found}; the tests of their configurations are left out.`);
  }
  project.provide('hostPrograms', typeof found === 'string' ? null : found);
}
