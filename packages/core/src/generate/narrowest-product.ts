import type { LlavaConfig } from "../checkpoint/config.ts";

type Sizes = Pick<LlavaConfig, "text" | "vision">;

/** Outputs of the prefill graph's narrowest product: what decides how it is compiled, and what memory it takes. */
export const narrowestOfPrefill = ({ text }: Pick<Sizes, "text">): number =>
  Math.min(text.hidden_size, text.num_key_value_heads * text.head_dim, text.intermediate_size);

/** Likewise of the image encoder, the projector included. */
export const narrowestOfEncoder = ({ text, vision }: Sizes): number =>
  Math.min(vision.hidden_size, vision.intermediate_size, text.hidden_size);
