import { join } from "node:path";
import { expect, test } from "vitest";
import { readSafetensorsHeader } from "../checkpoint/safetensors-header.ts";
import { evaluateAll } from "../testing/evaluate.ts";
import { expectNear } from "../testing/expect-near.ts";
import { numberBytes } from "../testing/number-bytes.ts";
import { randomNumbers } from "../testing/random-numbers.ts";
import { writeStoredTensors } from "../testing/stored-tensors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { activations } from "./gelu.ts";
import { projector } from "./projector.ts";

test("projector() is linear, GELU, linear, with biases, on every position", async () => {
  const [from, to] = [3, 2];
  const numbers = {
    "linear_1.weight": randomNumbers(to * from, 1),
    "linear_1.bias": randomNumbers(to, 2),
    "linear_2.weight": randomNumbers(to * to, 3),
    "linear_2.bias": randomNumbers(to, 4),
  };
  const shapes: Record<string, number[]> = { "linear_1.weight": [to, from], "linear_2.weight": [to, to] };
  await using folder = await temporaryFolder();
  const file = join(folder.path, "model.safetensors");
  const tensors = Object.entries(numbers).map(([name, values]) => {
    const data = numberBytes("F32", values);
    return [`multi_modal_projector.${name}`, { dtype: "F32", shape: shapes[name] ?? [to], data }] as const;
  });
  writeStoredTensors(file, new Map(tensors));
  const weights = await readSafetensorsHeader(file);
  const [found, wanted] = await evaluateAll(
    (g) => {
      const x = g.constant("float32", randomNumbers(2 * 2 * from, 5), [2, 2, from]);
      const linear = (y: typeof x, name: "linear_1" | "linear_2", into: number) => {
        const weight = g.constant("float32", numbers[`${name}.weight`], [to, into]);
        const product = g.node("MatMul", [y, g.node("Transpose", [weight], { perm: [1, 0] })]);
        return g.node("Add", [product, g.constant("float32", numbers[`${name}.bias`])]);
      };
      const plain = linear(activations.gelu(g, linear(x, "linear_1", from)), "linear_2", to);
      return [projector(g, x, weights, { from, to }), plain];
    },
    "float32",
    { folder: folder.path },
  );
  expect(found?.dims).toEqual([2, 2, to]);
  expectNear(found?.values ?? [], wanted?.values ?? []);
});
