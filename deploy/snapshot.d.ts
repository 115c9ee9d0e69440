/** The snapshot of the built site, as each host's settings name its file. */
declare module 'atlas:snapshot' {
  import type { Snapshot } from '#domain/schema.ts';

  const snapshot: Snapshot;
  export default snapshot;
}
