import { expect, test } from "vitest";
import { lowerCase } from "./lower-case.ts";

test("lowerCase() keeps offsets", () => {
  const { text, original } = lowerCase("A Cat");
  expect(text).toBe("a cat");
  expect([0, 2, 5].map(original)).toEqual([0, 2, 5]);
});

test("lowerCase() leads back over letters that become longer", () => {
  const caption = "\u0130 \u{1F600}cat";
  const { text, original } = lowerCase(caption);
  expect(text).toBe("i\u0307 \u{1F600}cat");
  expect(original(text.indexOf("cat"))).toBe(caption.indexOf("cat"));
  expect(original(text.length)).toBe(caption.length);
});
