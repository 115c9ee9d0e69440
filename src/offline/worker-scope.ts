/**
 * The part of a service worker's world that is used here. The types of pages and of workers cannot both be loaded, as
 * they give the same names different meanings.
 */

/** Something that a worker is told, and that it may take time for. */
export interface WorkerEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

/** A request of a page. */
export interface RequestEvent extends WorkerEvent {
  readonly request: Request;
  /** The page that asks; empty for the request of a page itself. */
  readonly clientId: string;
  /** The page, or its worker, that the answer becomes; empty for all else. */
  readonly resultingClientId: string;
  respondWith: (answer: Promise<Response>) => void;
}

/** An open page, or a worker of one. */
export interface WorkerClient {
  readonly id: string;
  readonly type: string;
  readonly url: string;
  /** Loads the page again, or another in its place. */
  navigate: (url: string) => Promise<unknown>;
}

/** The global object of a service worker. */
export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly location: Location;
  readonly clients: {
    matchAll: (options: { type?: string; includeUncontrolled?: boolean }) => Promise<readonly WorkerClient[]>;
    get: (id: string) => Promise<WorkerClient | undefined>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener: {
    (type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
    (type: 'fetch', listener: (event: RequestEvent) => void): void;
    (type: 'message', listener: (event: WorkerEvent & MessageEvent<unknown>) => void): void;
  };
}
