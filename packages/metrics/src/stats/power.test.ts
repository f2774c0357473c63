import { expect, test } from "vitest";
import { pairSwaps } from "./pair-swaps.ts";
import { power } from "./power.ts";

test("power() is the normal test's, as in Cohen's tables", () => {
  expect(power(0.5, 32, { deviation: 1, alpha: 0.05 })).toBeCloseTo(0.8074, 4);
  expect(power(-0.2, 200, { deviation: 1, alpha: 0.05 })).toBeCloseTo(0.8074, 4);
});

test("power() of no difference is alpha, and of many images 1", () => {
  expect(power(0, 500, { deviation: 0.3, alpha: 0.05 })).toBeCloseTo(0.05, 14);
  expect(power(0.1, 1e6, { deviation: 0.3, alpha: 0.05 })).toBe(1);
});

test("power() is how often coins with a bias are found out", () => {
  // Two coins decide +1, 0 or -1; a third of the images shifts by 0.3: mean 0.1, and the variance is added up.
  const deviation = Math.sqrt(0.5 + 0.09 * (1 / 3) * (2 / 3));
  const images = 300;
  const coins = pairSwaps(2 * images, 2000, 1);
  let found = 0;
  for (let trial = 0; trial < 2000; trial++) {
    let sum = 0;
    for (let i = 0; i < images; i++) {
      const [a, b] = [0, 1].map((k) =>
        (coins.rows[(trial * images + i) * 2 + k] ?? 0) >= 2 * images ? 1 : 0,
      );
      sum += (a ?? 0) - (b ?? 0) + (i % 3 === 0 ? 0.3 : 0);
    }
    if (Math.abs(sum / images) > (1.96 * deviation) / Math.sqrt(images)) found++;
  }
  expect(found / 2000).toBeCloseTo(power(0.1, images, { deviation, alpha: 0.05 }), 1.3);
});
