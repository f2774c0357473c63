import type { ChildFailure } from "./child/protocol.ts";

/** An error that a model child reported, under its own name and with its own verdict. */
export class ModelChildError extends Error {
  override readonly name: string;
  readonly advice: string;
  readonly retry: boolean;

  constructor({ name, message, advice, retry }: ChildFailure, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
    this.advice = advice;
    this.retry = retry;
  }
}

/** A model child that dies whenever it opens a model: no caption is to blame. */
export class ModelChildStartError extends Error {
  override readonly name = "ModelChildStartError";
  readonly advice = "Look for the reason above; often the machine has too little memory for the model.";
  readonly retry = false;

  constructor(model: string, options?: ErrorOptions) {
    super(`Cannot open model "${model}": its process died each time it was tried`, options);
  }
}

/** An option or variable of a worker that has no such value. */
export class WorkerOptionError extends Error {
  override readonly name = "WorkerOptionError";
  readonly advice: string;
  readonly retry = false;

  constructor(option: string, problem: string, options?: ErrorOptions) {
    super(`Cannot use ${option}: ${problem}`, options);
    this.advice = "Correct it; `kvsweep-worker --help` describes every option.";
  }
}

/** A worker that has nothing to work with: no model, or one that answers otherwise than the fleet's other workers. */
export class WorkerStartError extends Error {
  override readonly name = "WorkerStartError";
  readonly advice: string;
  readonly retry = false;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}
