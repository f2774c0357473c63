import { expect, test } from "vitest";
import { evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { attend, linearRows, rotated, rowOf } from "../testing/plain-layers.ts";
import { layerConstants, randomLayer, smallShape } from "../testing/random-layer.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { ropeTables } from "./rope.ts";
import { attentionOutput, stepAttention, stepShapes } from "./step-attention.ts";

const { D, G, R, d, ropeTheta } = smallShape;
/** Two images, three configurations; the prompt has four positions. */
const [S, C, P] = [2, 3, 4];
const layer = randomLayer(smallShape, 3);
const x = randomNumbers(S * C * D, 60);
const promptK = randomNumbers(S * G * (P - 1) * d, 61); // [S, G, P − 1, d]
const promptV = randomNumbers(S * G * (P - 1) * d, 62);
/** What each row has for itself: n positions before the page, m in it. [S, G, C, n or m, d] */
const rowCache = (length: number, seed: number) => ({
  length,
  k: randomNumbers(S * G * C * length * d, seed),
  v: randomNumbers(S * G * C * length * d, seed + 1),
});

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const projected = (weight: readonly number[], row: number, head: number) =>
  rowOf(linearRows(rowOf(x, row, D), weight, D), head, d);
const rowsOf = (values: readonly number[], length: number, row: number) =>
  range(length).map((j) => rowOf(values, row * length + j, d));

/** Every head's output, in the order [S, C, G, R]. */
function wantedOutputs(past: ReturnType<typeof rowCache>, page: ReturnType<typeof rowCache>): number[] {
  const position = P - 1 + past.length + page.length;
  const cached = (part: "k" | "v", s: number, group: number, c: number) => [
    ...rowsOf(part === "k" ? promptK : promptV, P - 1, s * G + group),
    ...[past, page].flatMap((cache) => rowsOf(cache[part], cache.length, (s * G + group) * C + c)),
  ];
  return range(S * C).flatMap((row) =>
    range(G * R).flatMap((head) => {
      const [s, c, group] = [Math.floor(row / C), row % C, Math.floor(head / R)];
      const key = rotated(projected(layer.kProj, row, group), position, ropeTheta);
      return attend(
        rotated(projected(layer.qProj, row, head), position, ropeTheta),
        [...cached("k", s, group, c), key],
        [...cached("v", s, group, c), projected(layer.vProj, row, group)],
      );
    }),
  );
}

test.each([
  [1, 0],
  [1, 2],
  [3, 1],
])(
  "stepAttention() attends over the prompt, %d positions of the past, %d of the page, and itself",
  async (n, m) => {
    const [past, page] = [rowCache(n, 63), rowCache(m, 65)];
    const position = P - 1 + n + m;
    const wanted = wantedOutputs(past, page);
    const [o, out, scores, sums, k] = await evaluateAll((g) => {
      const weights = layerConstants(g, layer, smallShape);
      const sizes = { rows: g.ints(S, C), length: g.ints(P), past: g.ints(n), page: g.ints(m) };
      const shapes = stepShapes(g, sizes, smallShape);
      const ofRows = ({ length, k, v }: typeof past) => ({
        k: g.constant("float32", k, [S, G, C, length, d]),
        v: g.constant("float32", v, [S, G, C, length, d]),
      });
      const tables = ropeTables(g, smallShape);
      const prompt = g.constant("float32", promptK, [S, G, 1, P - 1, d]);
      const cache = {
        prompt: {
          k: g.node("Transpose", [prompt], { perm: [0, 1, 2, 4, 3] }),
          v: g.constant("float32", promptV, [S, G, 1, P - 1, d]),
        },
        past: ofRows(past),
        page: ofRows(page),
      };
      const input = { x: g.constant("float32", x, [S * C, D]), position: g.ints(position), tables, shapes };
      const found = stepAttention(g, input, cache, weights, smallShape);
      const byRow = g.node("Transpose", [found.o], { perm: [0, 2, 1, 3, 4] });
      const sum = g.node("ReduceSum", [found.probabilities, g.ints(-1)], { keepdims: 0 });
      return [byRow, attentionOutput(g, found.o, weights, smallShape), found.scores, sum, found.k];
    });
    expect(o?.dims).toEqual([S, C, G, R, d]);
    expectNear(o?.values ?? [], wanted);
    expect(out?.dims).toEqual([S * C, D]);
    expectNear(out?.values ?? [], linearRows(wanted, layer.oProj, G * R * d));
    expect(scores?.dims).toEqual([S, G, C, R, position + 1]);
    expectNear(sums?.values ?? [], new Array<number>(S * C * G * R).fill(1));
    const keys = range(S).flatMap((s) =>
      range(G).flatMap((group) =>
        range(C).flatMap((c) => rotated(projected(layer.kProj, s * C + c, group), position, ropeTheta)),
      ),
    );
    expect(k?.dims).toEqual([S, G, C, 1, d]);
    expectNear(k?.values ?? [], keys);
  },
);
