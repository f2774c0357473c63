import { expect, test } from "vitest";
import { canonicalName, isBuffer } from "./weight-names.ts";

test.each([
  ["language_model.model.layers.3.mlp.up_proj.weight", "language_model.layers.3.mlp.up_proj.weight"],
  ["model.language_model.layers.3.mlp.up_proj.weight", "language_model.layers.3.mlp.up_proj.weight"],
  ["model.layers.3.mlp.up_proj.weight", "language_model.layers.3.mlp.up_proj.weight"],
  ["model.norm.weight", "language_model.norm.weight"],
  ["language_model.lm_head.weight", "lm_head.weight"],
  ["lm_head.weight", "lm_head.weight"],
  ["vision_tower.vision_model.embeddings.class_embedding", "vision_tower.embeddings.class_embedding"],
  ["vision_tower.embeddings.class_embedding", "vision_tower.embeddings.class_embedding"],
  ["model.vision_tower.embeddings.class_embedding", "vision_tower.embeddings.class_embedding"],
  [
    "model.vision_tower.vision_tower.vision_model.embeddings.class_embedding",
    "vision_tower.embeddings.class_embedding",
  ],
  ["multi_modal_projector.linear_2.bias", "multi_modal_projector.linear_2.bias"],
  ["model.multi_modal_projector.linear_2.bias", "multi_modal_projector.linear_2.bias"],
  ["model.mm_projector.0.weight", "multi_modal_projector.linear_1.weight"],
  ["model.mm_projector.2.bias", "multi_modal_projector.linear_2.bias"],
  ["something.else", "something.else"],
])("canonicalName() makes %s into %s", (name, canonical) => {
  expect(canonicalName(name)).toBe(canonical);
});

test("isBuffer() tells what is computed anew from what is loaded", () => {
  expect(isBuffer("model.layers.0.self_attn.rotary_emb.inv_freq")).toBe(true);
  expect(isBuffer("vision_tower.vision_model.embeddings.position_ids")).toBe(true);
  expect(isBuffer("vision_tower.vision_model.embeddings.position_embedding.weight")).toBe(false);
});
