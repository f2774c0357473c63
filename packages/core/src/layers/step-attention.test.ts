import { expect, test } from "vitest";
import { evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { attend, linearRows, rotated, rowOf } from "../testing/plain-layers.ts";
import { layerConstants, randomLayer, smallShape } from "../testing/random-layer.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { ropeTables } from "./rope.ts";
import { attentionOutput, stepAttention, stepShapes } from "./step-attention.ts";

const { D, G, R, d, ropeTheta } = smallShape;
/** Two images, three configurations; the prompt has four positions, and two tokens are generated. */
const [S, C, P, step] = [2, 3, 4, 2];
const position = P + step;
const suffixLength = step + 1;
const layer = randomLayer(smallShape, 3);
const x = randomNumbers(S * C * D, 60);
const promptK = randomNumbers(S * G * (P - 1) * d, 61); // [S, G, P − 1, d]
const promptV = randomNumbers(S * G * (P - 1) * d, 62);
const suffixK = randomNumbers(S * G * C * suffixLength * d, 63); // [S, G, C, s, d]
const suffixV = randomNumbers(S * G * C * suffixLength * d, 64);

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const projected = (weight: readonly number[], row: number, head: number) =>
  rowOf(linearRows(rowOf(x, row, D), weight, D), head, d);
const cached = (prompt: readonly number[], suffix: readonly number[], s: number, g: number, c: number) => [
  ...range(P - 1).map((j) => rowOf(prompt, (s * G + g) * (P - 1) + j, d)),
  ...range(suffixLength).map((j) => rowOf(suffix, ((s * G + g) * C + c) * suffixLength + j, d)),
];

/** Every head's output, in the order [S, C, G, R]. */
const wanted = range(S * C).flatMap((row) =>
  range(G * R).map((head) => {
    const [s, c, group] = [Math.floor(row / C), row % C, Math.floor(head / R)];
    const key = rotated(projected(layer.kProj, row, group), position, ropeTheta);
    return attend(
      rotated(projected(layer.qProj, row, head), position, ropeTheta),
      [...cached(promptK, suffixK, s, group, c), key],
      [...cached(promptV, suffixV, s, group, c), projected(layer.vProj, row, group)],
    );
  }),
);

test("stepAttention() attends over the shared prompt, the row's own suffix and the token itself", async () => {
  const [o, out, scores, sums, k] = await evaluateAll((g) => {
    const weights = layerConstants(g, layer, smallShape);
    const shapes = stepShapes(g, { rows: g.ints(S, C), length: g.ints(P), step: g.ints(step) }, smallShape);
    const tables = ropeTables(g, smallShape);
    const prompt = g.constant("float32", promptK, [S, G, P - 1, d]);
    const cache = {
      prompt: {
        k: g.node("Transpose", [prompt], { perm: [0, 1, 3, 2] }),
        v: g.constant("float32", promptV, [S, G, P - 1, d]),
      },
      suffix: {
        k: g.constant("float32", suffixK, [S, G, C, suffixLength, d]),
        v: g.constant("float32", suffixV, [S, G, C, suffixLength, d]),
      },
    };
    const input = { x: g.constant("float32", x, [S * C, D]), position: g.ints(position), tables, shapes };
    const found = stepAttention(g, input, cache, weights, smallShape);
    const byRow = g.node("Transpose", [found.o], { perm: [0, 2, 1, 3, 4] });
    const sum = g.node("ReduceSum", [found.probabilities, g.ints(-1)], { keepdims: 0 });
    return [byRow, attentionOutput(g, found.o, weights, smallShape), found.scores, sum, found.k];
  });
  expect(o?.dims).toEqual([S, C, G, R, d]);
  expectNear(o?.values ?? [], wanted.flat());
  expect(out?.dims).toEqual([S * C, D]);
  expectNear(out?.values ?? [], linearRows(wanted.flat(), layer.oProj, G * R * d));
  expect(scores?.dims).toEqual([S, G, C, R, position + 1]);
  expectNear(sums?.values ?? [], new Array<number>(S * C * G * R).fill(1));
  const keys = range(S).flatMap((s) =>
    range(G).flatMap((group) =>
      range(C).flatMap((c) => rotated(projected(layer.kProj, s * C + c, group), position, ropeTheta)),
    ),
  );
  expect(k?.dims).toEqual([S, G, C, 1, d]);
  expectNear(k?.values ?? [], keys);
});
