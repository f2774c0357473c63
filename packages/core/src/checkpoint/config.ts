import { join } from "node:path";
import { z } from "zod";
import { CheckpointError } from "../errors.ts";
import { invalidConfig } from "./invalid-config.ts";
import { readOriginalConfig } from "./original-config.ts";
import { readJson } from "./read-json.ts";
import { TextConfig } from "./text-config.ts";
import { clipLarge336, VisionConfig } from "./vision-config.ts";

const Llava = z.looseObject({
  model_type: z.literal("llava", { error: 'models that load have model_type "llava"' }),
  quantization_config: z.undefined({ error: (issue) => quantised(issue.input) }).nullish(),
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
type Llava = z.infer<typeof Llava>;

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
  const original = await readOriginalConfig(folder, raw);
  const parsed = Llava.safeParse(original?.huggingFace ?? raw, { reportInput: true });
  if (!parsed.success) throw invalidConfig(file, parsed.error);
  const config = parsed.data;
  return {
    folder,
    text: config.text_config,
    vision: config.vision_config,
    visionBlocks: visionBlocks(file, config),
    featureSelect: config.vision_feature_select_strategy,
    imageToken: config.image_token_id ?? config.image_token_index ?? 32000,
    imageTokens: imageTokens(config),
    tiedHead: config.text_config.tie_word_embeddings ?? config.tie_word_embeddings,
    imageProcessorFolder: original?.towerFolder ?? folder,
  };
}

function visionBlocks(file: string, { vision_feature_layer: layer, vision_config }: Llava): number {
  const layers = vision_config.num_hidden_layers;
  const blocks = layer < 0 ? layers + 1 + layer : layer;
  if (blocks >= 0 && blocks <= layers) return blocks;
  throw new CheckpointError(
    `Cannot use "${file}": vision_feature_layer is ${layer}, the vision tower has ${layers} layers ` +
      `(valid: ${-layers - 1} to ${layers})`,
    "Correct the key, or take the vision tower that belongs to it.",
  );
}

function imageTokens({ vision_feature_select_strategy, vision_config }: Llava): number {
  const patches = (vision_config.image_size / vision_config.patch_size) ** 2;
  return vision_feature_select_strategy === "full" ? patches + 1 : patches;
}
