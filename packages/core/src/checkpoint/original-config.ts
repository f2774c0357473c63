import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CheckpointError } from "../errors.ts";
import { invalidConfig } from "./invalid-config.ts";
import { readJson } from "./read-json.ts";

/** The image id of the original repository, whose tokenizer knows no `<image>`. */
export const imageSentinel = -200;

const Original = z.looseObject({
  mm_vision_tower: z.string(),
  mm_vision_select_layer: z.int().default(-2),
  mm_vision_select_feature: z.enum(["patch", "cls_patch"]).default("patch"),
});
const Tower = z.looseObject({ vision_config: z.record(z.string(), z.unknown()).optional() });

/** A config.json of the original LLaVA repository in Hugging Face's shape. */
export interface OriginalConfig {
  readonly huggingFace: Readonly<Record<string, unknown>>;
  /** The folder of the vision tower, which also says how images are prepared. */
  readonly towerFolder: string;
}

/**
 * Reads a config.json of the original LLaVA repository; undefined where `raw` is none.
 * Throws CheckpointError naming the key, or the vision tower's config.json, which must lie in the folder.
 */
export async function readOriginalConfig(folder: string, raw: unknown): Promise<OriginalConfig | undefined> {
  if (!isOriginal(raw)) return undefined;
  const original = Original.safeParse(raw, { reportInput: true });
  if (!original.success) throw invalidConfig(join(folder, "config.json"), original.error);
  const { mm_vision_tower, mm_vision_select_layer, mm_vision_select_feature, ...text } = original.data;
  const towerFolder = join(folder, mm_vision_tower);
  return {
    towerFolder,
    huggingFace: {
      model_type: text["model_type"],
      quantization_config: text["quantization_config"],
      image_token_index: imageSentinel,
      tie_word_embeddings: text["tie_word_embeddings"],
      vision_feature_layer: mm_vision_select_layer,
      vision_feature_select_strategy: mm_vision_select_feature === "patch" ? "default" : "full",
      text_config: { ...text, model_type: "llama" },
      vision_config: await readTower(folder, towerFolder, mm_vision_tower),
    },
  };
}

function isOriginal(raw: unknown): boolean {
  return typeof raw === "object" && raw !== null && "mm_vision_tower" in raw;
}

async function readTower(folder: string, towerFolder: string, name: string): Promise<unknown> {
  const file = join(towerFolder, "config.json");
  if (!existsSync(file)) {
    throw new CheckpointError(
      `Cannot load "${folder}": mm_vision_tower is "${name}", and "${file}" does not exist`,
      "Put the vision tower's config.json there: its sizes cannot be read from the weights.",
    );
  }
  const tower = Tower.safeParse(await readJson(file), { reportInput: true });
  if (!tower.success) throw invalidConfig(file, tower.error);
  return tower.data.vision_config ?? tower.data;
}
