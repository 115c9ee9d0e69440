/** What the tests in other browsers need of a browser, whatever program drives it. */

/** Keys that have no letter. */
export type Key = 'Enter' | 'ArrowDown' | 'ArrowRight' | 'Home';

/** How a browser is started. */
export interface DriverOptions {
  /** Whether the reader prefers dark pages. */
  dark: boolean;
  /** Of the page, in CSS pixels. */
  width: number;
}

/** A browser with one open page. */
export interface Driver {
  /** Opens an address and waits until the page is loaded. */
  open: (address: string) => Promise<void>;
  /** Calls a function in the page, with arguments that JSON can hold; it sees nothing from outside itself. */
  evaluate: <Args extends unknown[], Result>(
    call: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ) => Promise<Result>;
  /** Clicks one of the elements that a selector matches. */
  click: (selector: string, index: number) => Promise<void>;
  /** Writes where the focus is. */
  enter: (text: string) => Promise<void>;
  press: (key: Key) => Promise<void>;
  /** Errors and warnings that the pages have caused so far. */
  complaints: string[];
  close: () => Promise<void>;
}
