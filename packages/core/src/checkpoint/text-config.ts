import { z } from "zod";
import { Epsilon, Layers, Size } from "./config-sizes.ts";

const Rope = z.looseObject({
  rope_type: z.string().optional(),
  /** The name that files before transformers 4.43 use. */
  type: z.string().optional(),
  rope_theta: z.number().min(1).optional(),
});

/** `text_config`; absent keys take the defaults of Hugging Face's LlamaConfig. */
export const TextConfig = z
  .looseObject({
    model_type: z.literal("llama").default("llama"),
    vocab_size: Size.default(32000),
    hidden_size: Size.default(4096),
    intermediate_size: Size.default(11008),
    num_hidden_layers: Layers.default(32),
    num_attention_heads: Size.default(32),
    num_key_value_heads: Size.nullish(),
    head_dim: Size.nullish(),
    hidden_act: z.literal("silu").default("silu"),
    max_position_embeddings: Size.max(2 ** 20).default(2048),
    rms_norm_eps: Epsilon.default(1e-6),
    rope_theta: z.number().min(1).optional(),
    rope_parameters: Rope.nullish(),
    rope_scaling: Rope.nullish(),
    attention_bias: z.literal(false).default(false),
    mlp_bias: z.literal(false).default(false),
    tie_word_embeddings: z.boolean().optional(),
  })
  .transform((text, context) => {
    const refuse = (key: string, input: unknown, message: string) =>
      context.addIssue({ code: "custom", path: [key], input, message });
    const { num_attention_heads: heads, hidden_size: hidden } = text;
    const keyValueHeads = text.num_key_value_heads ?? heads;
    if (heads % keyValueHeads !== 0) {
      refuse("num_key_value_heads", keyValueHeads, `the ${heads} attention heads are no multiple of it`);
    }
    if (!text.head_dim && hidden % heads !== 0) {
      refuse(
        "hidden_size",
        hidden,
        `it is no multiple of num_attention_heads, ${heads}, and head_dim is absent`,
      );
    }
    const rope = text.rope_parameters ?? text.rope_scaling;
    const ropeType = rope?.rope_type ?? rope?.type ?? "default";
    if (ropeType !== "default") {
      const key = text.rope_parameters ? "rope_parameters" : "rope_scaling";
      refuse(key, rope, `rope type "${ropeType}" is not supported, "default" is`);
    }
    return {
      ...text,
      num_key_value_heads: keyValueHeads,
      head_dim: text.head_dim ?? Math.floor(hidden / heads),
      rope_theta: rope?.rope_theta ?? text.rope_theta ?? 10000,
    };
  });
export type TextConfig = z.infer<typeof TextConfig>;
