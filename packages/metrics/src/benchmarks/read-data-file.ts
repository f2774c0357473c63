import { readFile } from "node:fs/promises";
import { BenchmarkDataError } from "../errors.ts";

/** Bytes of one of a benchmark's files. Throws BenchmarkDataError with this advice where it cannot be read. */
export async function readDataFile(path: string, advice: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new BenchmarkDataError(`Cannot read "${path}": ${reason(cause)}`, advice, { cause });
  }
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (!("code" in cause)) return cause.message;
  if (cause.code === "ENOENT") return "it does not exist";
  if (cause.code === "EISDIR") return "it is a folder";
  return cause.message;
}
