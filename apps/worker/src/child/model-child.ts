import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { allocatorEnvironment } from "@kvsweep/core/memory";
import { ModelChildDiedError } from "@kvsweep/sweep";
import { ModelChildError, ModelChildStartError } from "../errors.ts";
import { environment } from "./env.ts";
import { type CaptionRequest, type ChildOptions, ChildReply, type ChildRequest } from "./protocol.ts";

const defaultEntry = fileURLToPath(new URL("./main.js", import.meta.url));
const startAttempts = 3;

interface Waiting {
  readonly resolve: (reply: ChildReply) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A process that does inference. onnxruntime's `run` blocks its thread, so it must not be the one that holds locks and
 * handles signals. A child that died is replaced when next asked; requests are answered one at a time.
 */
export class ModelChild implements AsyncDisposable {
  readonly #options: ChildOptions;
  readonly #entry: string;
  #process: ChildProcess | undefined;
  #openModel: string | undefined;
  #waiting: Waiting | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #killAtExit = () => this.#process?.kill("SIGKILL");

  readonly #onDeath: () => void;

  /** `entry` is the child's program, for tests that replace it; `onDeath` is told of every end that nobody asked for. */
  constructor(options: ChildOptions, entry: string = defaultEntry, onDeath: () => void = () => undefined) {
    this.#options = options;
    this.#entry = entry;
    this.#onDeath = onDeath;
    process.once("exit", this.#killAtExit);
  }

  /** The child's process id; undefined while there is none. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /**
   * Captions one batch. Throws ModelChildDiedError where the child died of it, the error that it reported, or the
   * signal's reason where it is aborted before this batch's turn; a batch that has begun is finished.
   */
  async caption(request: Omit<CaptionRequest, "kind">, signal?: AbortSignal) {
    return this.#inTurn(async () => {
      signal?.throwIfAborted();
      await this.#open(request.model);
      const reply = await this.#ask({ kind: "caption", ...request });
      if (reply.kind !== "captions") throw unexpected(reply);
      const { samples, seconds, timings } = reply;
      return { samples, seconds, timings };
    });
  }

  /** Begins to open a model that will be asked for. What goes wrong is told by whoever asks for a caption. */
  warm(model: string): void {
    this.#inTurn(() => this.#open(model)).catch(() => undefined);
  }

  /** The execution providers that onnxruntime offers here. */
  async providers(): Promise<string[]> {
    return this.#inTurn(async () => {
      const reply = await this.#ask({ kind: "providers" });
      if (reply.kind !== "providers") throw unexpected(reply);
      return reply.providers;
    });
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task, task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** A death while a model is being opened is no caption's fault. */
  async #open(model: string): Promise<void> {
    if (this.#process && this.#openModel === model) return;
    for (let attempt = 1; ; attempt++) {
      try {
        const reply = await this.#ask({ kind: "open", model });
        if (reply.kind !== "opened") throw unexpected(reply);
        this.#openModel = model;
        return;
      } catch (cause) {
        if (!(cause instanceof ModelChildDiedError)) throw cause;
        if (attempt === startAttempts) throw new ModelChildStartError(model, { cause });
      }
    }
  }

  async #ask(request: ChildRequest): Promise<ChildReply> {
    const child = this.#process ?? this.#start();
    const reply = await new Promise<ChildReply>((resolve, reject) => {
      this.#waiting = { resolve, reject };
      child.send(request);
    });
    if (reply.kind === "failed") throw new ModelChildError(reply.failure);
    return reply;
  }

  #start(): ChildProcess {
    const child = fork(this.#entry, [JSON.stringify(this.#options)], {
      serialization: "advanced",
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { ...allocatorEnvironment, ...environment },
    });
    child.on("message", (message: unknown) =>
      this.#settle(({ resolve, reject }) => {
        const reply = ChildReply.safeParse(message);
        if (reply.success) resolve(reply.data);
        else reject(new TypeError("Cannot understand the model child's answer", { cause: reply.error }));
      }),
    );
    child.on("error", () => child.kill("SIGKILL"));
    child.once("exit", (exitCode, signal) => {
      if (this.#process !== child) return;
      this.#process = undefined;
      this.#openModel = undefined;
      this.#onDeath();
      this.#settle((waiting) => waiting.reject(new ModelChildDiedError({ exitCode, signal })));
    });
    this.#process = child;
    return child;
  }

  #settle(how: (waiting: Waiting) => void): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) how(waiting);
  }

  /** Ends the child once it has answered what it was asked. */
  async close(): Promise<void> {
    await this.#last;
    process.off("exit", this.#killAtExit);
    const child = this.#process;
    if (!child) return;
    this.#process = undefined;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.disconnect();
    await gone;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

function unexpected(reply: ChildReply): TypeError {
  return new TypeError(`Cannot understand the model child: it answered "${reply.kind}"`);
}
