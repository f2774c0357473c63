import { z } from "zod";
import { Epsilon, Layers, Size } from "./config-sizes.ts";

/** `vision_config` where it is present; absent keys take CLIP-base's defaults. */
export const VisionConfig = z
  .looseObject({
    model_type: z.enum(["clip_vision_model"]).default("clip_vision_model"),
    hidden_size: Size.default(768),
    intermediate_size: Size.default(3072),
    num_hidden_layers: Layers.default(12),
    num_attention_heads: Size.default(12),
    num_channels: z.literal(3).default(3),
    image_size: Size.default(224),
    patch_size: Size.default(32),
    hidden_act: z.enum(["quick_gelu", "gelu"]).default("quick_gelu"),
    layer_norm_eps: Epsilon.default(1e-5),
  })
  .superRefine((vision, context) => {
    const divisible = (key: "image_size" | "hidden_size", by: "patch_size" | "num_attention_heads") => {
      if (vision[key] % vision[by] === 0) return;
      const message = `it is no multiple of ${by}, ${vision[by]}`;
      context.addIssue({ code: "custom", path: [key], input: vision[key], message });
    };
    divisible("image_size", "patch_size");
    divisible("hidden_size", "num_attention_heads");
  });
export type VisionConfig = z.infer<typeof VisionConfig>;

/** What LLaVA takes when `vision_config` is missing altogether: CLIP ViT-L/14 at 336 pixels. */
export const clipLarge336 = {
  hidden_size: 1024,
  intermediate_size: 4096,
  num_hidden_layers: 24,
  num_attention_heads: 16,
  image_size: 336,
  patch_size: 14,
};
