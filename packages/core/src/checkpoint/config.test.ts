import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { reference } from "../testing/paths.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readConfig } from "./config.ts";

const folderOf = (checkpoint: string) => join(reference, "checkpoints", checkpoint);
async function read(config: unknown) {
  await using folder = await temporaryFolder({ "config.json": config });
  return await readConfig(folder.path);
}

test.each([
  ["llava-classic", { imageToken: 400, imageTokens: 16, visionBlocks: 3, tiedHead: false }],
  ["llava-gqa-sharded", { imageToken: 390, imageTokens: 9, visionBlocks: 2, tiedHead: false }],
  ["llava-fp16-tied", { imageToken: 400, imageTokens: 17, visionBlocks: 3, tiedHead: true }],
  ["llava-liuhaotian", { imageToken: -200, imageTokens: 16, visionBlocks: 3, tiedHead: false }],
])("readConfig() reads %s", async (checkpoint, wanted) => {
  expect(await readConfig(folderOf(checkpoint))).toMatchObject(wanted);
});

test("readConfig() takes LLaVA 1.5's sizes where config.json says nothing", async () => {
  const config = await read({ model_type: "llava" });
  expect(config.text.num_hidden_layers).toBe(32);
  expect(config).toMatchObject({
    visionBlocks: 23,
    imageTokens: 576,
    imageToken: 32000,
    featureSelect: "default",
  });
});

test.each([
  [0, 0],
  [12, 12],
  [-1, 12],
  [-13, 0],
])("readConfig() counts the blocks up to feature layer %d of 12", async (layer, blocks) => {
  const config = await read({ model_type: "llava", vision_config: {}, vision_feature_layer: layer });
  expect(config.visionBlocks).toBe(blocks);
});

test.each([
  [{ model_type: "llava", vision_config: {}, vision_feature_layer: 13 }, "(valid: -13 to 12)"],
  [
    { model_type: "llava", vision_config: { image_size: 30, patch_size: 7 } },
    "vision_config.image_size is 30: ",
  ],
  [{ model_type: "llava", text_config: { hidden_act: "gelu" } }, 'text_config.hidden_act is "gelu": '],
  [{ model_type: "llava_next" }, 'model_type is "llava_next": models that load have model_type "llava"'],
  [{}, "model_type is missing"],
  [{ model_type: "llava", quantization_config: {} }, "quantised checkpoints (unknown method)"],
  [null, "the whole of it is null"],
])("readConfig() refuses %j", async (config, told) => {
  await expect(read(config)).rejects.toThrow(CheckpointError);
  await expect(read(config)).rejects.toThrow(told);
});

test("readConfig() reads a quantization_config of null as none", async () => {
  await expect(read({ model_type: "llava", quantization_config: null })).resolves.toBeDefined();
});

test("readConfig() takes images' settings from the original layout's tower", async () => {
  const folder = folderOf("llava-liuhaotian");
  expect((await readConfig(folder)).imageProcessorFolder).toBe(join(folder, "clip-vit-tiny-patch7-28"));
});
