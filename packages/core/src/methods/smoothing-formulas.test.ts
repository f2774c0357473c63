import { expect, test } from "vitest";
import type { StepAttention } from "../layers/step-attention.ts";
import { evaluate, evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { rowOf, softmaxOf } from "../testing/plain-layers.ts";
import { plainEntropy } from "../testing/plain-smoothing.ts";
import { smallShape } from "../testing/random-layer.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { unasked } from "../testing/unasked.ts";
import { blend, clip, entropyTerms, rank, rowEntropy, slotsOf } from "./smoothing-formulas.ts";

const shape = smallShape;
const { G, R } = shape;
const infinity = Number.POSITIVE_INFINITY;

/** Entropies of one image with so many configurations, from scores that lie [G, C, R, T]. */
async function entropies(scores: readonly number[], C: number, T: number): Promise<readonly number[]> {
  const { dims, values } = await evaluate((g) => {
    const value = g.constant("float32", scores, [1, G, C, R, T]);
    const nothing = g.scalar("float32", 0);
    const attention: StepAttention = {
      ...unasked,
      k: nothing,
      v: nothing,
      o: nothing,
      scores: value,
      probabilities: g.node("Softmax", [value]),
    };
    return rowEntropy(g, entropyTerms(g, g.ints(T), shape)(g, attention));
  });
  expect(dims).toEqual([1, 1, C, 1, 1]);
  return values;
}

test("rowEntropy() is the mean over heads of −Σ a ln a", async () => {
  const [C, T] = [3, 9];
  const scores = randomNumbers(G * C * R * T, 5).map((score) => 6 * score);
  const wanted = Array.from({ length: C }, (_, c) => {
    const heads = Array.from({ length: G * R }, (__, head) =>
      rowOf(scores, (Math.floor(head / R) * C + c) * R + (head % R), T),
    );
    return plainEntropy(heads.map(softmaxOf));
  });
  expectNear(await entropies(scores, C, T), wanted, 1e-6);
});

test("rowEntropy() is ln T where attention is even, and 0 where it lies on one key", async () => {
  const heads = G * R;
  expectNear(await entropies(new Array<number>(heads * 8).fill(1.5), 1, 8), [Math.log(8)], 1e-6);
  const peaked = Array.from({ length: heads * 4 }, (_, i) => (i % 4 === 2 ? 200 : 0));
  expect(await entropies(peaked, 1, 4)).toEqual([0]);
});

/** Queue and rank of each of some rows after one push. */
async function ranked(
  z: readonly number[],
  queues: readonly number[],
  slot: readonly number[],
  count: number,
) {
  const [n, slots] = [z.length, queues.length / z.length];
  const [pushed, lambdaHat] = await evaluateAll((g) => {
    const found = rank(g, g.constant("float32", z, [n, 1, 1, 1, 1]), {
      entropies: g.constant("float32", queues, [n, 1, 1, 1, slots]),
      slot: g.constant("bool", slot, [n, 1, 1, 1, slots]),
      count: g.constant("float32", [count], [1, 1, 1, 1, 1]),
    });
    return [found.entropies, found.lambdaHat];
  });
  return { pushed: pushed?.values, lambdaHat: lambdaHat?.values };
}

test("rank() counts what lies strictly below the newest entropy, itself among the rest", async () => {
  const queues = [2, 1, 3, infinity, 2, 1, 3, infinity];
  const found = await ranked([2, 2.5], queues, [0, 0, 0, 1, 0, 0, 0, 1], 4);
  // Of 2, 1, 3, 2 only 1 is below 2; of 2, 1, 3, 2.5 two are below 2.5.
  expect(found).toEqual({ pushed: [2, 1, 3, 2, 2, 1, 3, 2.5], lambdaHat: [0.25, 0.5] });
});

test("rank() of the first entropy is 0: nothing is below it, and the empty slots are above", async () => {
  const found = await ranked([0.7], [infinity, infinity, infinity], [1, 0, 0], 1);
  expect(found).toEqual({ pushed: [Math.fround(0.7), infinity, infinity], lambdaHat: [0] });
});

test("rank() forgets what the newest entropy takes the place of", async () => {
  expect((await ranked([5], [1, 2, 9], [1, 0, 0], 3)).lambdaHat).toEqual([Math.fround(1 / 3)]);
});

test("clip() keeps a rank inside its window, and every rank at a window of one number", async () => {
  const found = await evaluate((g) => {
    const vector = (...values: number[]) => g.constant("float32", values);
    return clip(g, vector(0, 0.5, 1, 0, 1, 0.3), {
      low: vector(0.25, 0.25, 0.25, 0.5, 0.5, 0),
      high: vector(0.75, 0.75, 0.75, 0.5, 0.5, 0),
    });
  });
  expect(found.values).toEqual([0.25, 0.5, 0.75, 0.5, 0.5, 0]);
});

/** Eq. 11 over the given rows, one after the other, with one weight. */
async function smoothedRows(rows: readonly (readonly number[])[], lambda: number) {
  const found = await evaluateAll((g) => {
    const [first = g.scalar("float32", 0), ...rest] = rows.map((row) => g.constant("float32", row));
    let previous = first;
    return rest.map((row) => {
      previous = blend(g, row, previous, g.scalar("float32", lambda));
      return previous;
    });
  });
  return found.map(({ values }) => values);
}

test("blend() of constant rows is the identity for every weight, bit for bit", async () => {
  const row = randomNumbers(50, 3).map((value) => Math.fround(1e3 * value));
  for (const lambda of [0, 0.1, 1 / 3, 0.5, 0.9, 0.999]) {
    expect(await smoothedRows(new Array(6).fill(row), lambda)).toEqual(new Array(5).fill(row));
  }
});

test("blend() with a weight of 0 is exactly the row itself, and else lies between the two", async () => {
  const rows = [1, 2, 3].map((seed) => randomNumbers(50, seed));
  expect(await smoothedRows(rows, 0)).toEqual(rows.slice(1));
  expect(
    await smoothedRows(
      [
        [0, 4],
        [1, 2],
      ],
      0.75,
    ),
  ).toEqual([[0.25, 3.5]]);
});

test("slotsOf() numbers a queue's slots", async () => {
  const found = await evaluate((g) => slotsOf(g, g.constant("float32", [5, 6, 7], [1, 1, 1, 1, 3])), "int64");
  expect(found).toEqual({ dims: [3], values: [0, 1, 2] });
});
