import { expect, test } from "vitest";
import { openRandom } from "../testing/open-random.ts";
import { narrowestOfEncoder, narrowestOfPrefill } from "./narrowest-product.ts";

const size = { hidden: 48, layers: 1, heads: 4, inner: 40, vocabulary: 60, patchesPerSide: 1 };

test("narrowestOfPrefill() is that of keys and values where heads share them, or of the MLP", async () => {
  await using grouped = await openRandom({ ...size, keyValueHeads: 2 });
  expect(narrowestOfPrefill(grouped.config)).toBe(24);
  await using each = await openRandom(size);
  expect(narrowestOfPrefill(each.config)).toBe(40);
});

test("narrowestOfEncoder() counts the tower and the projector", async () => {
  await using model = await openRandom(size);
  const { text, vision } = model.config;
  const encoder = (hidden: number, inner: number, out: number) =>
    narrowestOfEncoder({
      vision: { ...vision, hidden_size: hidden, intermediate_size: inner },
      text: { ...text, hidden_size: out },
    });
  expect([encoder(7, 8, 9), encoder(8, 7, 9), encoder(9, 8, 7)]).toEqual([7, 7, 7]);
});
