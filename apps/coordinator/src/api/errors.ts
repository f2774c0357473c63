// None of these is retried by itself: the request has to change.

/** A request without a token, or with one that nobody knows. */
export class UnauthorizedError extends Error {
  override readonly name = "UnauthorizedError";
  readonly advice = "Set KVSWEEP_TOKEN to a token that `kvsweep tokens create` has printed.";
  readonly retry = false;
  readonly status = 401;
}

/** A request that its token's role does not allow. */
export class ForbiddenError extends Error {
  override readonly name = "ForbiddenError";
  readonly advice = "Use a token with that role: `kvsweep tokens create NAME --role ROLE`.";
  readonly retry = false;
  readonly status = 403;
}

/** A request for something that is not there. */
export class NotFoundError extends Error {
  override readonly name = "NotFoundError";
  readonly advice: string;
  readonly retry = false;
  readonly status = 404;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}

/** A request that is not what the API's description says. */
export class BadRequestError extends Error {
  override readonly name = "BadRequestError";
  readonly advice = "GET /openapi.json describes every request.";
  readonly retry = false;
  readonly status = 400;
}

/** A request with a longer body than is read. */
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
  readonly advice = "Sweep files are small: name axes instead of listing cells.";
  readonly retry = false;
  readonly status = 413;
}

/** Too many requests by one token or address. */
export class TooManyRequestsError extends Error {
  override readonly name = "TooManyRequestsError";
  readonly advice = "Wait, and ask less often.";
  readonly retry = true;
  readonly status = 429;
}
