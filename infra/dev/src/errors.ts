/** A fleet for development that cannot be started or ended. */
export class DevError extends Error {
  override readonly name = "DevError";
  readonly advice: string;
  readonly retry = false;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}
