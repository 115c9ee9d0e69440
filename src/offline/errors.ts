/** Why a copy could not be saved; the page words each in its own way. */

/** A file did not arrive as the manifest has it, although the site was not published anew meanwhile. */
export class DamagedError extends Error {
  override name = 'DamagedError' as const;
}

/** The browser gives the site less room than a copy needs. */
export class NoRoomError extends Error {
  override name = 'NoRoomError' as const;
}

/** Another page of the site is saving a copy. */
export class BusyError extends Error {
  override name = 'BusyError' as const;
}
