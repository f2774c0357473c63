import { expect, test } from "vitest";
import { TextConfig } from "./text-config.ts";

test("TextConfig fills in Hugging Face's defaults", () => {
  expect(TextConfig.parse({})).toMatchObject({
    vocab_size: 32000,
    hidden_size: 4096,
    num_attention_heads: 32,
    num_key_value_heads: 32,
    head_dim: 128,
    rms_norm_eps: 1e-6,
    rope_theta: 10000,
  });
});

test.each([
  [{ rope_theta: 20000 }, 20000],
  [{ rope_parameters: { rope_type: "default", rope_theta: 500000 } }, 500000],
  [{ rope_theta: 3000, rope_parameters: { rope_theta: 500000 } }, 500000],
  [{ rope_theta: 3000, rope_scaling: null }, 3000],
  [{ rope_theta: 3000, rope_scaling: { type: "default" } }, 3000],
])("TextConfig reads θ from %j", (keys, theta) => {
  expect(TextConfig.parse(keys).rope_theta).toBe(theta);
});

test.each([
  [{ rope_parameters: { rope_type: "llama3" } }, "rope_parameters"],
  [{ rope_scaling: { type: "linear", factor: 2 } }, "rope_scaling"],
  [{ num_attention_heads: 6, num_key_value_heads: 4, head_dim: 12 }, "num_key_value_heads"],
  [{ hidden_size: 100, num_attention_heads: 8 }, "hidden_size"],
  [{ model_type: "mistral" }, "model_type"],
  [{ hidden_act: "gelu" }, "hidden_act"],
  [{ attention_bias: true }, "attention_bias"],
  [{ num_hidden_layers: 1_000_000_000 }, "num_hidden_layers"],
  [{ max_position_embeddings: 2 ** 40 }, "max_position_embeddings"],
  [{ rms_norm_eps: -1 }, "rms_norm_eps"],
  [{ rope_theta: 0 }, "rope_theta"],
])("TextConfig refuses %j by the key %s", (keys, key) => {
  expect(TextConfig.safeParse(keys).error?.issues.map(({ path }) => path)).toEqual([[key]]);
});
