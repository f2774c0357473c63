import { expect, test } from "vitest";
import { discordance } from "./discordance.ts";

test("discordance() counts each image once", () => {
  const flags = (...values: number[]) => values.map((flag) => ({ flag }));
  const pair = { cell: flags(1, 1, 1, 0, 0, 0), baseline: flags(1, 0, 0, 1, 0, 0) };
  expect(discordance(pair, (counts) => (counts["flag"] ?? 0) > 0)).toEqual({
    both: 1,
    onlyCell: 2,
    onlyBaseline: 1,
    neither: 2,
  });
});
