/** A server that cannot be started or set up. Never retried: what keeps it from starting stays as it is. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly advice: string;
  readonly retry = false;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}
