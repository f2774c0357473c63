import { expect, test } from "vitest";
import { ChairOptions, chairOptions } from "./chair-options.ts";

test("ChairOptions have the defaults that chairOptions tell", () => {
  const told = Object.entries(chairOptions).map(([name, option]) => [name, option.default]);
  expect(ChairOptions.parse({})).toEqual(Object.fromEntries(told));
  expect(ChairOptions.parse({ unknownImages: "empty" }).unknownImages).toBe("empty");
});
