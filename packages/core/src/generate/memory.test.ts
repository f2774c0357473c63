import { expect, test } from "vitest";
import { memoryGrowth } from "../testing/memory-growth.ts";
import { scenesModel } from "../testing/paths.ts";

/**
 * Bytes a caption. Of what is made for one, its cache is 300 kB and its pixels are 55 kB, so that keeping either shows.
 * Steps of an allocator's pools, which also come into a slope of so few captions, make its error large;
 * `bench/memory-slope.ts` measures finer.
 */
const most = 8_000;

test("memory does not grow with the number of captions", { timeout: 240_000 }, async () => {
  const { slope, error } = await memoryGrowth(scenesModel, 400, 160);
  expect(slope - 2 * error).toBeLessThan(most);
});
