import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CheckpointError } from "../errors.ts";
import { readJson } from "./read-json.ts";

const size = z.int().min(1);

const RopeParameters = z.looseObject({
  rope_type: z.string().default("default"),
  rope_theta: z.number().optional(),
});

/** `text_config`; absent keys take the defaults of Hugging Face's LlamaConfig. */
const TextConfig = z
  .looseObject({
    model_type: z.literal("llama").default("llama"),
    vocab_size: size.default(32000),
    hidden_size: size.default(4096),
    intermediate_size: size.default(11008),
    num_hidden_layers: size.default(32),
    num_attention_heads: size.default(32),
    num_key_value_heads: size.nullish(),
    head_dim: size.nullish(),
    hidden_act: z.literal("silu").default("silu"),
    max_position_embeddings: size.default(2048),
    rms_norm_eps: z.number().default(1e-6),
    rope_theta: z.number().optional(),
    rope_parameters: RopeParameters.nullish(),
    rope_scaling: RopeParameters.nullish(),
    attention_bias: z.literal(false).default(false),
    mlp_bias: z.literal(false).default(false),
    tie_word_embeddings: z.boolean().optional(),
  })
  .transform((text, context) => {
    const rope = text.rope_parameters ?? text.rope_scaling;
    if (rope && rope.rope_type !== "default") {
      context.addIssue({
        code: "custom",
        path: ["rope_parameters"],
        message: `rope type "${rope.rope_type}" is not supported`,
      });
    }
    return {
      ...text,
      num_key_value_heads: text.num_key_value_heads ?? text.num_attention_heads,
      head_dim: text.head_dim ?? Math.floor(text.hidden_size / text.num_attention_heads),
      rope_theta: rope?.rope_theta ?? text.rope_theta ?? 10000,
    };
  });
export type TextConfig = z.infer<typeof TextConfig>;

/** `vision_config` where it is present; absent keys take CLIP-base's defaults. */
const VisionConfig = z.looseObject({
  model_type: z.enum(["clip_vision_model"]).default("clip_vision_model"),
  hidden_size: size.default(768),
  intermediate_size: size.default(3072),
  num_hidden_layers: size.default(12),
  num_attention_heads: size.default(12),
  num_channels: z.literal(3).default(3),
  image_size: size.default(224),
  patch_size: size.default(32),
  hidden_act: z.enum(["quick_gelu", "gelu"]).default("quick_gelu"),
  layer_norm_eps: z.number().default(1e-5),
});
export type VisionConfig = z.infer<typeof VisionConfig>;

/** What LLaVA takes when `vision_config` is missing altogether: CLIP ViT-L/14 at 336 pixels. */
const clipLarge336 = {
  hidden_size: 1024,
  intermediate_size: 4096,
  num_hidden_layers: 24,
  num_attention_heads: 16,
  image_size: 336,
  patch_size: 14,
};

const Llava = z.looseObject({
  model_type: z.literal("llava"),
  quantization_config: z.undefined({ error: (issue) => quantised(issue.input) }).optional(),
  image_token_index: z.int().optional(),
  image_token_id: z.int().optional(),
  projector_hidden_act: z.literal("gelu").default("gelu"),
  multimodal_projector_bias: z.literal(true).default(true),
  tie_word_embeddings: z.boolean().default(false),
  vision_feature_layer: z.int().default(-2),
  vision_feature_select_strategy: z.enum(["default", "full"]).default("default"),
  text_config: z.preprocess((value) => value ?? {}, TextConfig),
  vision_config: z.preprocess((value) => value ?? clipLarge336, VisionConfig),
});

function quantised(config: unknown): string {
  const method = z.object({ quant_method: z.string() }).safeParse(config);
  return `quantised checkpoints (${method.data?.quant_method ?? "unknown method"}) are not supported`;
}

/** A LLaVA model's config.json, with every default filled in. */
export interface LlavaConfig {
  readonly folder: string;
  readonly text: TextConfig;
  readonly vision: VisionConfig;
  /** How many blocks of the vision tower run: state i leaves block i, counted from 1; 0 is the embeddings. */
  readonly visionBlocks: number;
  /** "default" drops the class token, "full" keeps it. */
  readonly featureSelect: "default" | "full";
  readonly imageToken: number;
  readonly imageTokens: number;
  readonly tiedHead: boolean;
  /** The folder that says how images are prepared: the model's own, or that of the original layout's vision tower. */
  readonly imageProcessorFolder: string;
}

/** Reads config.json of a LLaVA folder, Hugging Face's or the original one. Throws CheckpointError naming the key. */
export async function readConfig(folder: string): Promise<LlavaConfig> {
  const file = join(folder, "config.json");
  const raw = await readJson(file);
  const parsed = Llava.safeParse(await asHuggingFace(folder, raw));
  if (!parsed.success) throw invalid(file, parsed.error);
  const config = parsed.data;
  const { image_size, patch_size } = config.vision_config;
  const patches = Math.floor(image_size / patch_size) ** 2;
  return {
    folder,
    text: config.text_config,
    vision: config.vision_config,
    visionBlocks: visionBlocks(file, config.vision_feature_layer, config.vision_config.num_hidden_layers),
    featureSelect: config.vision_feature_select_strategy,
    imageToken: config.image_token_id ?? config.image_token_index ?? 32000,
    imageTokens: config.vision_feature_select_strategy === "full" ? patches + 1 : patches,
    tiedHead: config.text_config.tie_word_embeddings ?? config.tie_word_embeddings,
    imageProcessorFolder: join(folder, Original.safeParse(raw).data?.mm_vision_tower ?? ""),
  };
}

function visionBlocks(file: string, layer: number, layers: number): number {
  const blocks = layer < 0 ? layers + 1 + layer : layer;
  if (blocks >= 0 && blocks <= layers) return blocks;
  throw new CheckpointError(
    `Cannot use "${file}": vision_feature_layer is ${layer}, the vision tower has ${layers} layers`,
    `Valid are ${-layers - 1} to ${layers}.`,
  );
}

function invalid(file: string, error: z.ZodError): CheckpointError {
  const [issue] = error.issues;
  const key = issue?.path.join(".") || "config";
  return new CheckpointError(
    `Cannot use "${file}": ${key} is not supported (${issue?.message ?? "unknown"})`,
    "Models that load: model_type llava with a llama language model and a CLIP vision tower.",
    { cause: error },
  );
}

const Original = z.looseObject({
  mm_vision_tower: z.string(),
  mm_vision_select_layer: z.int().default(-2),
  mm_vision_select_feature: z.enum(["patch", "cls_patch"]).default("patch"),
});
const Tower = z.looseObject({ vision_config: z.record(z.string(), z.unknown()).optional() });

/** The image id of the original repository, whose tokenizer knows no `<image>`. */
export const imageSentinel = -200;

/** Turns a config.json of the original LLaVA repository into Hugging Face's shape; leaves others as they are. */
async function asHuggingFace(folder: string, raw: unknown): Promise<unknown> {
  const original = Original.safeParse(raw);
  if (!original.success) return raw;
  const { mm_vision_tower, mm_vision_select_layer, mm_vision_select_feature, ...text } = original.data;
  const file = join(folder, mm_vision_tower, "config.json");
  if (!existsSync(file)) {
    throw new CheckpointError(
      `Cannot load "${folder}": mm_vision_tower is "${mm_vision_tower}", and "${file}" does not exist`,
      "Put the vision tower's config.json there: its sizes cannot be read from the weights.",
    );
  }
  const tower = Tower.parse(await readJson(file));
  return {
    model_type: text["model_type"],
    quantization_config: text["quantization_config"],
    image_token_index: imageSentinel,
    tie_word_embeddings: text["tie_word_embeddings"],
    vision_feature_layer: mm_vision_select_layer,
    vision_feature_select_strategy: mm_vision_select_feature === "patch" ? "default" : "full",
    text_config: { ...text, model_type: "llama" },
    vision_config: tower.vision_config ?? tower,
  };
}
