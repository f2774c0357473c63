import { expect, test } from "vitest";
import { evaluateAll } from "../testing/evaluate.ts";
import { addToColumns, attentionMass, stackedMass } from "./attention-trace.ts";

test("attentionMass() averages over heads, and tells the image from the rest of the prompt", async () => {
  // S = 1, G = 2, C = 1, R = 1, three prompt positions and two generated ones.
  const probabilities = [0.1, 0.2, 0.3, 0.25, 0.15, 0.3, 0.4, 0.1, 0.05, 0.15];
  const [image, generated] = await evaluateAll((g) => {
    const mass = attentionMass(g, g.constant("float32", probabilities, [1, 2, 1, 1, 5]), {
      isImage: g.constant("bool", [1, 0, 1], [1, 3]),
      length: g.ints(3),
    });
    return [mass.image, mass.generated];
  });
  expect(image?.dims).toEqual([1, 1, 1, 1]);
  expect(image?.values[0]).toBeCloseTo(0.2, 6);
  expect(generated?.dims).toEqual([1, 1, 1, 2]);
  expect(generated?.values[0]).toBeCloseTo(0.15, 6);
  expect(generated?.values[1]).toBeCloseTo(0.15, 6);
});

test("addToColumns() adds what live rows give to earlier positions, in every layer", async () => {
  // Two layers, S = 1, C = 2; the second row has ended.
  const [sums, itself] = await evaluateAll((g) => {
    const layer = (values: number[]) => ({
      image: g.constant("float32", [0, 0], [1, 1, 2, 1]),
      generated: g.constant("float32", values, [1, 1, 2, 2]),
    });
    const mass = stackedMass(g, [layer([0.5, 0.25, 0.125, 1]), layer([1, 2, 3, 4])]);
    const before = g.constant("float32", [10, 20, 30, 40], [2, 1, 2, 1]);
    const columns = addToColumns(g, before, mass, {
      finished: g.constant("bool", [0, 1]),
      rows: g.ints(1, 2),
      layers: 2,
    });
    return [columns.sums, columns.itself];
  });
  expect(sums).toEqual({ dims: [2, 1, 2, 2], values: [10.5, 0, 20, 0, 31, 0, 40, 0] });
  expect(itself).toEqual({ dims: [2, 1, 2, 1], values: [0.25, 1, 2, 4] });
});
