/** What can be made for hosts that do not read it in the site itself. */
import { caddyConfiguration } from './caddy.ts';
import { cloudFrontTemplate } from './cloudfront.ts';
import { nginxConfiguration } from './nginx.ts';
import type { ServerSettings } from './server.ts';
import { contentTypeOf, fileTypes } from './types.ts';

/** A host, or another thing that a host is told. */
interface Host {
  /** What is made, in a line. */
  summary: string;
  /** The text of it. */
  text: (settings: ServerSettings) => string;
}

/** By name on the command line. */
export const hosts = {
  nginx: { summary: 'configuration of nginx', text: nginxConfiguration },
  caddy: { summary: 'Caddyfile', text: caddyConfiguration },
  cloudfront: {
    summary: 'CloudFormation template of an S3 bucket behind CloudFront',
    text: (settings) => `${JSON.stringify(cloudFrontTemplate(settings), null, 2)}\n`,
  },
  types: {
    summary: 'endings of files and their Content-Type, one a line, for uploads',
    text: () =>
      Object.keys(fileTypes)
        .map((ending) => `${ending}\t${contentTypeOf(`.${ending}`)}\n`)
        .join(''),
  },
} as const satisfies Record<string, Host>;

export type HostName = keyof typeof hosts;
