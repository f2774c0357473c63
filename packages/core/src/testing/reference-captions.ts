import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { reference } from "./paths.ts";

const Numbers = z.array(z.array(z.number()));

const ReferenceCaption = z.object({
  method: z.record(z.string(), z.unknown()),
  ids: z.array(z.number()),
  text: z.string(),
  layers: z.array(z.number()),
  z: Numbers,
  lambdaHat: Numbers.nullable(),
  lambda: Numbers.nullable(),
  topIds: Numbers,
  topLogits: Numbers,
});
export type ReferenceCaption = z.infer<typeof ReferenceCaption>;

const ReferenceCaptions = z.object({
  prompt: z.string(),
  maxNewTokens: z.number(),
  images: z.record(
    z.string(),
    z.object({ inputIds: z.array(z.number()), methods: z.record(z.string(), ReferenceCaption) }),
  ),
});

/** What PyTorch made of a reference checkpoint's images, by image and setting. */
export function readReferenceCaptions(checkpoint: string): z.infer<typeof ReferenceCaptions> {
  const file = join(reference, "expected", `${checkpoint}.json`);
  return ReferenceCaptions.parse(JSON.parse(readFileSync(file, "utf8")));
}

type Matrix = readonly (readonly number[])[] | null | undefined;

/** The largest distance of two matrices' elements; infinite where their shapes differ, 0 where both are missing. */
export function largestDistance(found: Matrix, wanted: Matrix): number {
  const shape = (matrix: Matrix) => matrix?.map((row) => row.length).join() ?? "";
  if (shape(found) !== shape(wanted)) return Number.POSITIVE_INFINITY;
  const distances = (found ?? []).flatMap((row, i) =>
    row.map((value, j) => Math.abs(value - (wanted?.[i]?.[j] ?? Number.NaN))),
  );
  return Math.max(0, ...distances);
}
