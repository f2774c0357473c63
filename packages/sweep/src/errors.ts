/**
 * Base of this package's errors: `message` says what is the case, `advice` what to do next.
 * `retry` is the verdict: whether the same work may succeed when tried again.
 */
export abstract class SweepError extends Error {
  readonly retry: boolean = false;
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}

/** A place in a sweep file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A sweep file that is not what it should be, and where. */
export class SweepFileError extends SweepError {
  override readonly name = "SweepFileError";
  readonly place: Place;

  constructor(place: Place, problem: string, options?: ErrorOptions & { advice?: string }) {
    super(
      `Cannot read sweep file ${place.file}:${place.line}:${place.column}: ${problem}`,
      options?.advice ?? "Correct the file at that place; `kvsweep init` writes a commented example.",
      options,
    );
    this.place = place;
  }
}

/** A name that stands for nothing on this machine, or for something else than it did: a model, a benchmark's data. */
export class ResolveError extends SweepError {
  override readonly name = "ResolveError";
}

/** A unit of a model or benchmark that this worker lacks or has in another version; another worker may have it. */
export class NotAtHandError extends SweepError {
  override readonly name = "NotAtHandError";
  override readonly retry = true;

  constructor(message: string, options?: ErrorOptions) {
    super(
      message,
      "Give the worker the same model folders and benchmark data as the coordinator has.",
      options,
    );
  }
}

/** An environment variable that says where a fleet's servers are, and is missing or wrong. Its value stays unsaid. */
export class FleetSettingsError extends SweepError {
  override readonly name = "FleetSettingsError";

  constructor(variable: string, problem: string, options?: ErrorOptions) {
    super(
      `Cannot use ${variable}: ${problem}`,
      "A fleet needs KVSWEEP_DATABASE_URL=postgres://…, KVSWEEP_REDIS_URL=redis://… and KVSWEEP_STORE=s3://bucket/prefix.",
      options,
    );
  }
}

/** A sweep whose models, benchmarks and file do not fit together. */
export class PlanError extends SweepError {
  override readonly name = "PlanError";
}

/** A ledger that does not hold what was asked of it, or breaks its own rules. */
export class LedgerError extends SweepError {
  override readonly name = "LedgerError";
}

/** An object that the ledger points at and the store does not have. */
export class ObjectNotFoundError extends SweepError {
  override readonly name = "ObjectNotFoundError";
  readonly key: string;

  constructor(key: string, options?: ErrorOptions) {
    super(
      `Cannot read object "${key}": it does not exist in the store`,
      "Restore the store's folder or bucket; or delete the state and run the sweep again.",
      options,
    );
    this.key = key;
  }
}

/** An object whose bytes are not those that its key or its ledger row promise. */
export class ObjectCorruptError extends SweepError {
  override readonly name = "ObjectCorruptError";
  readonly key: string;
  readonly expected: string;
  readonly found: string;

  constructor(object: { key: string; expected: string; found: string }, options?: ErrorOptions) {
    super(
      `Cannot read object "${object.key}": expected ${object.expected}, found ${object.found}`,
      "Restore the object from a backup; or delete the state and run the sweep again.",
      options,
    );
    this.key = object.key;
    this.expected = object.expected;
    this.found = object.found;
  }
}

/**
 * A store that cannot be written or read: no permission, a full disk, a server that is away.
 * Retried only where waiting may help: a full disk stays as it is until someone acts, and a retry would decode for nothing.
 */
export class StoreError extends SweepError {
  override readonly name = "StoreError";
  override readonly retry: boolean;
  readonly path: string;
  /** The code of the operating system or server, such as "ENOSPC" or "AccessDenied"; empty where there is none. */
  readonly code: string;

  constructor(
    at: { path: string; code: string },
    problem: string,
    options?: ErrorOptions & { advice?: string; retry?: boolean },
  ) {
    super(problem, options?.advice ?? folderAdvice(at.code), options);
    this.path = at.path;
    this.code = at.code;
    this.retry = options?.retry ?? false;
  }
}

/** A queue that cannot be opened: its server is away, refuses this user, or would lose or mix up jobs. */
export class QueueError extends SweepError {
  override readonly name = "QueueError";
  override readonly retry: boolean;

  constructor(message: string, advice: string, options: ErrorOptions & { readonly retry: boolean }) {
    super(message, advice, options);
    this.retry = options.retry;
  }
}

/** A commit by a worker that no longer holds the unit: another one claimed it since. Never retried: the other has it. */
export class StaleAttemptError extends SweepError {
  override readonly name = "StaleAttemptError";
  readonly unitId: string;

  constructor(unitId: string, options?: ErrorOptions) {
    super(
      `Cannot commit captions of unit ${unitId}: another worker has claimed it since`,
      "Nothing to do: the worker that holds the unit now finishes it.",
      options,
    );
    this.unitId = unitId;
  }
}

/** How a process ended: by a signal or with an exit code. */
export interface ChildExit {
  readonly signal: string | null;
  readonly exitCode: number | null;
}

/** The process that runs the model died during a batch. Retried; the ledger counts the deaths of every caption. */
export class ModelChildDiedError extends SweepError {
  override readonly name = "ModelChildDiedError";
  override readonly retry = true;
  readonly signal: string | null;
  readonly exitCode: number | null;
  /** How it ended, such as "signal SIGKILL". */
  readonly reason: string;

  constructor(exit: ChildExit, options?: ErrorOptions) {
    super(
      `Cannot finish the batch: the model process died (${childExitText(exit)})`,
      "If it happens again, look for the out-of-memory killer in the system log.",
      options,
    );
    this.signal = exit.signal;
    this.exitCode = exit.exitCode;
    this.reason = childExitText(exit);
  }
}

/** A decoder whose answer does not fit the batch that it was given. */
export class DecodeResultError extends SweepError {
  override readonly name = "DecodeResultError";
}

function folderAdvice(code: string): string {
  return code === "ENOSPC"
    ? "Free some space and run the same command again; what is done is kept."
    : "Make the folder readable and writable, and run the same command again; what is done is kept.";
}

function childExitText({ signal, exitCode }: ChildExit): string {
  if (signal !== null) return `signal ${signal}`;
  return exitCode === null ? "reason unknown" : `exit code ${exitCode}`;
}
