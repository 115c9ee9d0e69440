/**
 * Where the tests keep what they make: all of it inside the project, and all of it ignored.
 */
import { fileURLToPath } from 'node:url';

/** Folder of the project, with a final slash. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Folder of all that the tests make, without a final slash. */
export const testFolder = `${projectFolder}.cache/tests`;

/** The snapshot file of a fixture, in a folder of its own: its history lies beside it. */
export function fixtureFile(name: FixtureName): string {
  return `${testFolder}/fixtures/${name}/snapshot.json`;
}

/** The history of a fixture. */
export function fixtureHistory(name: FixtureName): string {
  return `${testFolder}/fixtures/${name}/changes.json`;
}

export type FixtureName = 'fleet' | 'handful';
