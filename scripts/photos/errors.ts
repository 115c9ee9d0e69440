/**
 * Why a picture is not to be had, and why a run does not end well. The message of a {@link PictureError} is the reason that
 * the report gives for that picture.
 */
import type { Problem } from '#domain/check.ts';

/** One picture cannot be had; the others can. */
export abstract class PictureError extends Error {
  /** Whether another try may bring it. */
  readonly passing: boolean = false;
}

/** An address that must not be asked: another scheme or host than those allowed, or a place inside a network. */
export class AddressError extends PictureError {
  override name = 'AddressError' as const;
}

/** A redirect that leads nowhere, or never ends. */
export class PictureRedirectError extends PictureError {
  override name = 'RedirectError' as const;
}

/** A status other than 200. */
export class PictureStatusError extends PictureError {
  override name = 'StatusError' as const;
  override readonly passing: boolean;
  /** Seconds that the server asks to wait; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(message: string, passing: boolean, retryAfter: number | null) {
    super(message);
    this.passing = passing;
    this.retryAfter = retryAfter;
  }
}

/** No answer, or one that broke off. */
export class PictureTransportError extends PictureError {
  override name = 'TransportError' as const;
  override readonly passing = true;
}

/** An answer that did not come, or did not end, in time. */
export class TimeoutError extends PictureError {
  override name = 'TimeoutError' as const;
  override readonly passing = true;
}

/** More bytes than a picture may have. */
export class SizeError extends PictureError {
  override name = 'SizeError' as const;
}

/** Bytes that are no JPEG, PNG or WebP. */
export class FormatError extends PictureError {
  override name = 'FormatError' as const;
  override readonly passing: boolean;

  constructor(message: string, passing = false) {
    super(message);
    this.passing = passing;
  }
}

/** A picture that is damaged, or would take too much to decode. */
export class DecodeError extends PictureError {
  override name = 'DecodeError' as const;
}

/** The run ends without a change: nothing could be had, or the disk will not take it. */
export class RefusedError extends Error {
  override name = 'RefusedError' as const;
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.problems = problems;
  }
}
