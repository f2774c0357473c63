import type { LlavaConfig } from "./config.ts";
import type { TextConfig } from "./text-config.ts";
import type { VisionConfig } from "./vision-config.ts";

/** A tensor that a config asks for. Some are in every file and used by nothing: they must fit all the same. */
export type Inventory = ReadonlyMap<string, readonly number[]>;

/** Every tensor that a LLaVA checkpoint of this config holds, by canonical name, with its shape. */
export function inventory(config: LlavaConfig): Inventory {
  const { text, vision } = config;
  const tensors: Record<string, readonly number[]> = {
    ...decoder(text),
    ...visionTower(vision),
    "multi_modal_projector.linear_1.weight": [text.hidden_size, vision.hidden_size],
    "multi_modal_projector.linear_1.bias": [text.hidden_size],
    "multi_modal_projector.linear_2.weight": [text.hidden_size, text.hidden_size],
    "multi_modal_projector.linear_2.bias": [text.hidden_size],
  };
  if (!config.tiedHead) tensors["lm_head.weight"] = [text.vocab_size, text.hidden_size];
  return new Map(Object.entries(tensors));
}

function decoder(text: TextConfig): Record<string, readonly number[]> {
  const { hidden_size: hidden, intermediate_size: inner, head_dim: head } = text;
  const tensors: Record<string, readonly number[]> = {
    "language_model.embed_tokens.weight": [text.vocab_size, hidden],
    "language_model.norm.weight": [hidden],
  };
  for (let layer = 0; layer < text.num_hidden_layers; layer++) {
    const name = `language_model.layers.${layer}`;
    tensors[`${name}.input_layernorm.weight`] = [hidden];
    tensors[`${name}.post_attention_layernorm.weight`] = [hidden];
    tensors[`${name}.self_attn.q_proj.weight`] = [text.num_attention_heads * head, hidden];
    tensors[`${name}.self_attn.k_proj.weight`] = [text.num_key_value_heads * head, hidden];
    tensors[`${name}.self_attn.v_proj.weight`] = [text.num_key_value_heads * head, hidden];
    tensors[`${name}.self_attn.o_proj.weight`] = [hidden, text.num_attention_heads * head];
    tensors[`${name}.mlp.gate_proj.weight`] = [inner, hidden];
    tensors[`${name}.mlp.up_proj.weight`] = [inner, hidden];
    tensors[`${name}.mlp.down_proj.weight`] = [hidden, inner];
  }
  return tensors;
}

function visionTower(vision: VisionConfig): Record<string, readonly number[]> {
  const { hidden_size: hidden, intermediate_size: inner, patch_size: patch } = vision;
  const positions = (vision.image_size / patch) ** 2 + 1;
  const tensors: Record<string, readonly number[]> = {
    "vision_tower.embeddings.class_embedding": [hidden],
    "vision_tower.embeddings.patch_embedding.weight": [hidden, vision.num_channels, patch, patch],
    "vision_tower.embeddings.position_embedding.weight": [positions, hidden],
  };
  const withBias = (name: string, shape: readonly number[]) => {
    tensors[`${name}.weight`] = shape;
    tensors[`${name}.bias`] = shape.slice(0, 1);
  };
  withBias("vision_tower.pre_layrnorm", [hidden]);
  withBias("vision_tower.post_layernorm", [hidden]);
  for (let layer = 0; layer < vision.num_hidden_layers; layer++) {
    const name = `vision_tower.encoder.layers.${layer}`;
    withBias(`${name}.layer_norm1`, [hidden]);
    withBias(`${name}.layer_norm2`, [hidden]);
    for (const projection of ["q_proj", "k_proj", "v_proj", "out_proj"]) {
      withBias(`${name}.self_attn.${projection}`, [hidden, hidden]);
    }
    withBias(`${name}.mlp.fc1`, [inner, hidden]);
    withBias(`${name}.mlp.fc2`, [hidden, inner]);
  }
  return tensors;
}
