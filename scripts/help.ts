/** `npm run help`: what npm can do here. */
import { site } from '../src/site.ts';
import { commandsInWords } from './support/commands.ts';

console.log(`${site.name}, a static site of every spacecraft that Launch Library 2 knows.

${commandsInWords()}

Most take options behind --, which they explain: npm run snapshot -- --help
Settings of a build are in the environment: npm run build -- --help`);
