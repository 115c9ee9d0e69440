/** What the site was built from, for monitors. */
import type { SiteContext } from '#context.ts';
import { countFlights } from '#domain/catalogue.ts';

/** What `health.json` holds. */
export interface Health {
  /** Moment of the snapshot, UTC. */
  snapshot: string;
  /** SHA-256 of the snapshot in its normal form, in hexadecimal digits. */
  sha256: string;
  /** Whether the snapshot holds all craft that Launch Library 2 counts. */
  complete: boolean;
  /** How many craft Launch Library 2 counts. */
  upstream_count: number;
  /** How many records of each kind the site was built from. */
  counts: Record<'spacecraft' | 'in_space' | 'flights' | 'configurations' | 'agencies', number>;
}

/** What the site was built from. */
export function health({ catalogue, snapshotHash }: SiteContext): Health {
  const { source, spacecraft, configurations, agencies } = catalogue;
  return {
    snapshot: source.fetched_at,
    sha256: snapshotHash,
    complete: source.complete,
    upstream_count: source.count,
    counts: {
      spacecraft: spacecraft.length,
      in_space: spacecraft.filter((craft) => craft.in_space).length,
      flights: countFlights(spacecraft),
      configurations: configurations.length,
      agencies: agencies.length,
    },
  };
}
