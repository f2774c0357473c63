import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { ScoringError } from "./scoring-error.ts";

/** Writes JSON objects to a file, one a line; to no file at all where there is no path. */
export interface LineWriter extends Disposable {
  readonly write: (value: unknown) => Promise<void>;
  /** Resolves when all is in the file. Disposing, instead, gives the file up as it is. */
  readonly close: () => Promise<void>;
}

const nowhere: LineWriter = {
  write: async () => undefined,
  close: async () => undefined,
  [Symbol.dispose]: () => undefined,
};

/** Opens a file for writing; `write` and `close` reject with ScoringError where it cannot be written. */
export function lineWriter(path: string | undefined): LineWriter {
  if (path === undefined) return nowhere;
  const stream = createWriteStream(path);
  const failed = (cause: unknown) =>
    new ScoringError(
      `Cannot write "${path}": ${cause instanceof Error ? cause.message : cause}`,
      "Name a file in a folder that may be written.",
      { cause },
    );
  let failure: unknown;
  stream.on("error", (error) => {
    failure = error;
  });
  return {
    async write(value) {
      if (failure !== undefined) throw failed(failure);
      if (!stream.write(`${JSON.stringify(value)}\n`)) await once(stream, "drain").catch(() => undefined);
    },
    async close() {
      stream.end();
      await finished(stream).catch((cause: unknown) => {
        throw failed(cause);
      });
    },
    [Symbol.dispose]: () => void stream.destroy(),
  };
}
