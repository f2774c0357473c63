// None of these is retried: none of them gets better by itself.

/** Another process owns the state folder. */
export class StateLockedError extends Error {
  override readonly name = "StateLockedError";
  readonly advice: string;
  readonly retry = false;

  constructor(folder: string, owner: string, options?: ErrorOptions) {
    super(`Cannot use the state folder "${folder}": ${owner} is using it`, options);
    this.advice = "Wait for it, stop it, or give another folder with --state.";
  }
}

/** A state folder that cannot be made, written or read. */
export class StateFolderError extends Error {
  override readonly name = "StateFolderError";
  readonly advice: string;
  readonly retry = false;

  constructor(folder: string, problem: string, options?: ErrorOptions) {
    super(`Cannot use the state folder "${folder}": ${problem}`, options);
    this.advice = "Make the folder writable, free some space, or give another one with --state.";
  }
}

/** A command that was asked for something that is not there. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly advice: string;
  readonly retry = false;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}
