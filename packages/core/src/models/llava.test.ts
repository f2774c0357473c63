import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../checkpoint/config.ts";
import { readWeights } from "../checkpoint/weights.ts";
import { graphOf, shapesOf } from "../testing/graph-of.ts";
import { reference } from "../testing/paths.ts";
import { imageEncoder } from "./llava.ts";

test("imageEncoder() goes from pixel values to image features, and holds no weight of the language model", async () => {
  const config = await readConfig(join(reference, "checkpoints/llava-gqa-sharded"));
  const bytes = imageEncoder(config, await readWeights(config));
  const graph = graphOf(bytes);
  expect(shapesOf(graph.input)).toEqual({ pixel_values: ["S", 3n, 42n, 42n] });
  expect(shapesOf(graph.output)).toEqual({ image_features: ["S", 9n, 72n] });
  const weights = graph.initializer.map(({ name }) => name).join(" ");
  expect(weights).toContain("vision_tower.encoder.layers.1.");
  expect(weights).not.toMatch(/language_model|lm_head|encoder\.layers\.2\./);
});
