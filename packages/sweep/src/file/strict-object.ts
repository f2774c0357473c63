import { z } from "zod";
import { unknownKey } from "./unknown-key.ts";

/** A zod object that refuses unknown keys, and names the known key that is nearest. */
export function strictObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys?.map((key) => unknownKey(String(key), Object.keys(shape))).join("; ")
        : undefined,
  });
}
