import { expect, test } from "vitest";
import { ImageError } from "../errors.ts";
import { checkPixels, maxPixels } from "./max-pixels.ts";

test("checkPixels() accepts a picture of just as many pixels as are held, and refuses one more", () => {
  expect(() => checkPixels(maxPixels, 1)).not.toThrow();
  expect(() => checkPixels(1, maxPixels + 1)).toThrow(ImageError);
});
