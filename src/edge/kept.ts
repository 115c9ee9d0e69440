/** Answers that were given lately, within bounds: addresses and hosts are the client's choice, memory is not. */

/** Bytes that all kept answers have together, their addresses included. */
export const MOST_BYTES = 8 * 1024 * 1024;

/** Bytes of the longest answer that is kept, so that one does not drive out all others. */
export const LONGEST_KEPT = 512 * 1024;

/** What is kept under addresses. */
export interface Kept<Value> {
  /** The value under an address, which counts as asked for just now. */
  get: (address: string) => Value | undefined;
  /** Keeps a value in place of those that nobody asked for the longest. */
  keep: (address: string, value: Value) => void;
}

/**
 * An empty store.
 *
 * @param sizeOf - bytes of a value
 */
export function createKept<Value>(sizeOf: (value: Value) => number): Kept<Value> {
  const values = new Map<string, Value>();
  let bytes = 0;
  // The engine keeps two bytes a letter at most.
  const sizeUnder = (address: string, value: Value) => 2 * address.length + sizeOf(value);

  function drop(address: string): void {
    const value = values.get(address);
    if (value === undefined) return;
    values.delete(address);
    bytes -= sizeUnder(address, value);
  }

  return {
    get(address) {
      const value = values.get(address);
      if (value === undefined) return undefined;
      values.delete(address);
      values.set(address, value);
      return value;
    },
    keep(address, value) {
      const size = sizeUnder(address, value);
      if (size > LONGEST_KEPT) return;
      drop(address);
      values.set(address, value);
      bytes += size;
      for (const oldest of values.keys()) {
        if (bytes <= MOST_BYTES) break;
        drop(oldest);
      }
    },
  };
}
