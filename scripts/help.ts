/** `npm run help`: lists the commands. */
import { formatCommands } from './support/commands.ts';

console.log(`Spacecraft Atlas, a static site of every spacecraft that Launch Library 2 knows.

${formatCommands()}

Most take options behind --, which they explain: npm run snapshot -- --help
Settings of a build are in the environment: npm run build -- --help`);
