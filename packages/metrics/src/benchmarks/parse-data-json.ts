import type { z } from "zod";
import { BenchmarkDataError } from "../errors.ts";
import { jsonErrorOffset } from "../text/json-error-offset.ts";
import { lineAndColumn } from "../text/line-and-column.ts";

/** Parses and checks one of a benchmark's JSON files. Throws BenchmarkDataError that says which file and where. */
export function parseDataJson<T>(schema: z.ZodType<T>, text: string, path: string): T {
  const parsed = schema.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = place(issue?.path ?? []);
  const advice = `Correct ${where} in that file, or restore the file.`;
  throw new BenchmarkDataError(`Cannot read "${path}": at ${where}: ${issue?.message}`, advice);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const where = lineAndColumn(text, jsonErrorOffset(text) ?? 0);
    const message = `Cannot read "${path}": it is not JSON at ${where}`;
    throw new BenchmarkDataError(message, "Correct the file there, or restore it.", { cause });
  }
}

function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the top level";
  return path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
}
