import type { TextConfig } from "../checkpoint/text-config.ts";

/**
 * Sizes of the decoder, by the letters that shapes are written in:
 * L layers, D hidden size, G key/value heads, R query heads a key/value head, d head size; H = G·R query heads.
 * Sizes of a run: S images, C configurations of each, B = S·C rows, P prompt positions, s generated positions, T visible keys.
 */
export interface DecoderShape {
  readonly L: number;
  readonly D: number;
  readonly G: number;
  readonly R: number;
  readonly d: number;
  readonly eps: number;
  readonly ropeTheta: number;
  readonly maxPositions: number;
}

export function decoderShape(text: TextConfig): DecoderShape {
  return {
    L: text.num_hidden_layers,
    D: text.hidden_size,
    G: text.num_key_value_heads,
    R: text.num_attention_heads / text.num_key_value_heads,
    d: text.head_dim,
    eps: text.rms_norm_eps,
    ropeTheta: text.rope_theta,
    maxPositions: text.max_position_embeddings,
  };
}
