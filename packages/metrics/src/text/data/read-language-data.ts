import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LanguageDataError } from "./language-data-error.ts";

/** Where a file of packages/metrics/data lies, from the sources as from dist. */
export function languageDataPath(name: string): string {
  return fileURLToPath(new URL(`../../../data/${name}`, import.meta.url));
}

/** Bytes of a data file, read at once. Throws LanguageDataError with this advice where it cannot be read. */
export function readLanguageData(path: string, advice: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new LanguageDataError(`Cannot read language data "${path}": ${reason(cause)}`, advice, { cause });
  }
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return "code" in cause && cause.code === "ENOENT" ? "it does not exist" : cause.message;
}
