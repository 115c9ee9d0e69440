/** `npm run help`: lists the commands. */
import { site } from '../src/site.ts';
import { formatCommands } from './support/commands.ts';

console.log(`${site.name}, a static site of every spacecraft that Launch Library 2 knows.

${formatCommands()}

Most take options behind --, which they explain: npm run snapshot -- --help
Settings of a build are in the environment: npm run build -- --help`);
