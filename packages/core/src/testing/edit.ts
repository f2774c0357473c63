import type { z } from "zod";

/** One way to change a model folder; `options` are as a recipe of `broken.json` gives them. */
export type Edit = (folder: string, options: unknown) => void;

/** Checks a recipe's options before they are applied. */
export const edit =
  <T>(schema: z.ZodType<T>, apply: (folder: string, options: T) => void): Edit =>
  (folder, options) =>
    apply(folder, schema.parse(options));
