/**
 * Errors of a picture; their messages are the reasons in the report.
 */
/** One picture fails; the others do not. */
export abstract class PictureError extends Error {
  /** Whether a retry may help. */
  readonly retryable: boolean = false;
}

/** An address with a scheme or host that is not allowed, or inside a private network. */
export class AddressError extends PictureError {
  override name = 'AddressError' as const;
}

/** A redirect without a target, or too many of them. */
export class PictureRedirectError extends PictureError {
  override name = 'PictureRedirectError' as const;
}

/** A status other than 200. */
export class PictureStatusError extends PictureError {
  override name = 'PictureStatusError' as const;
  override readonly retryable: boolean;
  /** Seconds that the server asks to wait; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(message: string, retryable: boolean, retryAfter: number | null) {
    super(message);
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }
}

/** No response, or one that broke off. */
export class PictureTransportError extends PictureError {
  override name = 'PictureTransportError' as const;
  override readonly retryable = true;
}

/** A response that did not begin or end in time. */
export class TimeoutError extends PictureError {
  override name = 'TimeoutError' as const;
  override readonly retryable = true;
}

/** Too many bytes. */
export class SizeError extends PictureError {
  override name = 'SizeError' as const;
}

/** Not a JPEG, PNG or WebP. */
export class FormatError extends PictureError {
  override name = 'FormatError' as const;
  override readonly retryable: boolean;

  constructor(message: string, retryable = false) {
    super(message);
    this.retryable = retryable;
  }
}

/** A picture that is damaged, or too large to decode. */
export class DecodeError extends PictureError {
  override name = 'DecodeError' as const;
}
