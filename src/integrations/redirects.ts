/**
 * Addresses that lead elsewhere: the permanent ones, `/spacecraft/{id}/`, those of records that were renamed, those of people
 * without their id, and those of launches, `/id/cospar/{designator}/` and `/id/launch/{uuid}/`. They are pages, for hosts that know no redirects.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { context } from '#data/context.ts';
import { escapeHtml } from '#domain/html.ts';
import { policyInHead } from '#publish/headers.ts';
import { routes, site } from '#site.ts';
import { formerAddresses } from '#views/former-addresses.ts';
import type { AddressRedirect } from '#views/former-addresses.ts';
import { launchRedirects } from '#views/launch-addresses.ts';
import { personRedirects } from '#views/people.ts';
import { stationRedirects } from '#views/stations.ts';
import { removedCraftRedirects } from '#views/removed-craft.ts';

/**
 * All of them, the most useful first, as a host may take only the first: the permanent address of every craft, the latest
 * on record first; those of earlier names; those of people without their id; those of launches.
 */
export function redirectsOfSite(): AddressRedirect[] {
  const latestFirst = context.catalogue.spacecraft.toSorted((a, b) => b.id - a.id);
  const forEver = latestFirst.map((craft) => ({
    address: routes.permalink(craft.id),
    name: craft.name,
    target: routes.craft(craft),
  }));
  return [
    ...forEver,
    ...formerAddresses(context),
    ...removedCraftRedirects(context),
    ...personRedirects(context),
    ...stationRedirects(context),
    ...launchRedirects(context),
  ];
}

/** Writes a redirecting page for each. */
export function redirects(): AstroIntegration {
  return {
    name: 'redirects',
    hooks: {
      'astro:build:done': ({ dir }) => {
        for (const redirect of redirectsOfSite()) write(fileURLToPath(dir), redirect);
      },
    },
  };
}

function write(folder: string, { address, name, target }: AddressRedirect): void {
  const file = join(folder, address.slice(site.base.length), 'index.html');
  mkdirSync(dirname(file), { recursive: true });
  // A page of the site goes before any redirect.
  if (existsSync(file)) return;
  writeFileSync(file, redirectPage(name, target, site.origin));
}

/**
 * A page that leads elsewhere at once, and says where to those whom it does not take there.
 *
 * @param name - what stands at the target
 * @param target - address of the target, from the root of the host
 * @param origin - scheme and host, for the canonical link
 */
export function redirectPage(name: string, target: string, origin: string): string {
  const title = escapeHtml(name);
  const href = escapeHtml(target);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policyInHead(site.base, target))}">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${href}">
<link rel="canonical" href="${escapeHtml(origin)}${href}">
</head>
<body>
<p>The page of <a href="${href}">${title}</a> has an address of its own.</p>
</body>
</html>
`;
}
