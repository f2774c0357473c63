import { z } from "zod";
import type { ResampleIndices } from "../resample-indices.ts";

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Rows of positions, a character each; see testdata/README.md. */
export const ResampleMatrix = z.array(z.string()).transform((rows): ResampleIndices => {
  const positions = [...rows.join("")].map((character) => digits.indexOf(character));
  return { n: rows[0]?.length ?? 0, resamples: rows.length, rows: Uint32Array.from(positions) };
});
