/** What progress writes to; a terminal or not. */
export type Output = NodeJS.WritableStream & { isTTY?: boolean };
