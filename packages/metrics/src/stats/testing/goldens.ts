import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Counts } from "../../benchmark.ts";
import type { ResampleIndices } from "../resample-indices.ts";

const Numbers = z.array(z.number());
const Case = z.object({
  case: z.string(),
  level: z.number(),
  arrays: z.record(z.string(), Numbers),
  indices: z.array(Numbers),
  estimate: z.number(),
  replicates: Numbers,
  percentile: z.tuple([z.number(), z.number()]),
});
const Goldens = z.object({
  quantiles: z.array(z.object({ x: Numbers, linear: z.record(z.string(), z.number()) })),
  bootstrap: z.array(Case),
});

/** What numpy computed; see testdata/README.md. */
export const goldens = Goldens.parse(
  JSON.parse(readFileSync(new URL("../testdata/goldens.json", import.meta.url), "utf8")),
);

/** A bootstrap case by its name. */
export function goldenCase(name: string): z.infer<typeof Case> {
  return Case.parse(goldens.bootstrap.find((one) => one.case === name));
}

/** The case's arrays as counts, one object a sample. */
export function countsOf(arrays: Readonly<Record<string, readonly number[]>>): Counts[] {
  const length = Math.max(...Object.values(arrays).map((array) => array.length));
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, array[i] ?? 0])),
  );
}

/** The case's resample matrix. */
export function indicesOf(rows: readonly (readonly number[])[]): ResampleIndices {
  return { n: rows[0]?.length ?? 0, resamples: rows.length, rows: Uint32Array.from(rows.flat()) };
}
