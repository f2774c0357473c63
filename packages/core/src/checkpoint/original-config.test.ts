import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readOriginalConfig } from "./original-config.ts";

async function withTower(tower: unknown, raw: object) {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, "tower"));
  await writeFile(join(folder.path, "tower/config.json"), JSON.stringify(tower));
  return await readOriginalConfig(folder.path, { mm_vision_tower: "tower", ...raw });
}

test("readOriginalConfig() leaves Hugging Face's own layout alone", async () => {
  expect(await readOriginalConfig("/none", { model_type: "llava" })).toBeUndefined();
  expect(await readOriginalConfig("/none", null)).toBeUndefined();
});

test("readOriginalConfig() turns keys into Hugging Face's", async () => {
  const raw = { model_type: "llava", hidden_size: 64, mm_vision_select_layer: -1 };
  const { huggingFace } = (await withTower({ patch_size: 7 }, raw)) ?? {};
  expect(huggingFace).toMatchObject({
    model_type: "llava",
    image_token_index: -200,
    vision_feature_layer: -1,
    vision_feature_select_strategy: "default",
    text_config: { model_type: "llama", hidden_size: 64 },
    vision_config: { patch_size: 7 },
  });
});

test("readOriginalConfig() takes the vision part of a whole CLIP's config, and keeps the class token if asked", async () => {
  const tower = { model_type: "clip", vision_config: { patch_size: 14 } };
  const found = await withTower(tower, { mm_vision_select_feature: "cls_patch" });
  expect(found?.huggingFace).toMatchObject({
    vision_config: { patch_size: 14 },
    vision_feature_select_strategy: "full",
  });
});

test.each([
  [{}, { mm_vision_select_feature: "cls" }, 'mm_vision_select_feature is "cls"'],
  [{}, { mm_vision_tower: null }, "mm_vision_tower is null"],
  [{ vision_config: 3 }, {}, /tower.config\.json": vision_config is 3/],
  [[], {}, /tower.config\.json": the whole of it is \[\]/],
  [{}, { mm_vision_tower: "openai/clip" }, 'mm_vision_tower is "openai/clip", and '],
])("readOriginalConfig() refuses a tower of %j with %j", async (tower, raw, told) => {
  await expect(withTower(tower, raw)).rejects.toThrow(CheckpointError);
  await expect(withTower(tower, raw)).rejects.toThrow(told);
});
