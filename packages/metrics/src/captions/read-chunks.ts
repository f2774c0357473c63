import { createReadStream } from "node:fs";
import { InputFileError } from "./input-file-error.ts";

/** The bytes of a file, 64 KiB at a time. Throws InputFileError where it cannot be read. */
export async function* readChunks(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path)) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (cause) {
    const advice = "Name a file that is there and may be read.";
    throw new InputFileError(`Cannot read "${path}": ${reason(cause)}`, advice, { cause });
  }
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (!("code" in cause)) return cause.message;
  if (cause.code === "ENOENT") return "it does not exist";
  return cause.code === "EISDIR" ? "it is a folder" : cause.message;
}
