import { expect, test } from "vitest";
import { TextConfig } from "../checkpoint/text-config.ts";
import { decoderShape } from "./decoder-shape.ts";

test("decoderShape() counts query heads for each key/value head, and takes the head size as it is given", () => {
  const text = TextConfig.parse({
    hidden_size: 60,
    num_attention_heads: 6,
    num_key_value_heads: 2,
    head_dim: 16,
    num_hidden_layers: 3,
    rope_theta: 20000,
  });
  expect(decoderShape(text)).toEqual({
    L: 3,
    D: 60,
    G: 2,
    R: 3,
    d: 16,
    eps: 1e-6,
    ropeTheta: 20000,
    maxPositions: 2048,
  });
});
