/** A fault test that cannot be carried out: a part of the fleet does not start, or never gets where it should. */
export class ChaosError extends Error {
  override readonly name = "ChaosError";
  readonly advice: string;
  readonly retry = false;

  constructor(message: string, options?: ErrorOptions & { readonly advice?: string }) {
    super(message, options);
    this.advice = options?.advice ?? "Look into the logs of the run's folder.";
  }
}
