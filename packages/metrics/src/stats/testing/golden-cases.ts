import { readFileSync } from "node:fs";
import { z } from "zod";

/** A file of reference values; see testdata/README.md. */
export function goldenFile<T>(schema: z.ZodType<T>, file: string): T {
  return schema.parse(JSON.parse(readFileSync(new URL(`../testdata/${file}`, import.meta.url), "utf8")));
}

/** The cases of such a file. */
export function goldenCases<T>(schema: z.ZodType<T>, file: string): T[] {
  return goldenFile(z.object({ cases: z.array(schema) }), file).cases;
}
