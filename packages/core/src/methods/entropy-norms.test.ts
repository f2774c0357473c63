import { expect, test } from "vitest";
import { evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { entropyNorms } from "./entropy-norms.ts";

test("entropyNorms() are 1 / ln of the number of visible keys, and 0 where only one is seen", async () => {
  const [norms] = await evaluateAll((g) => [entropyNorms(g, g.scalar("int64", 4))]);
  expectNear(norms?.values ?? [], [0, 1 / Math.log(2), 1 / Math.log(3), 1 / Math.log(4)], 1e-6);
  expect(norms?.dims).toEqual([4]);
});
