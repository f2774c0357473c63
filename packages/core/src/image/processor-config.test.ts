import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { readImageProcessor } from "./processor-config.ts";

const checkpoints = fileURLToPath(new URL("../../testdata/reference/checkpoints", import.meta.url));

async function folderWith(files: Record<string, unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-processor-"));
  for (const [name, value] of Object.entries(files))
    await writeFile(join(folder, name), JSON.stringify(value));
  return folder;
}

test("readImageProcessor() reads the sizes of a checkpoint", async () => {
  expect(await readImageProcessor(join(checkpoints, "llava-fp16-tied"))).toMatchObject({
    size: { shortest_edge: 32 },
    crop_size: { height: 28, width: 28 },
    do_pad: false,
  });
});

test("readImageProcessor() reads the plain numbers of old files as shortest edge and square crop", async () => {
  const folder = join(checkpoints, "llava-liuhaotian/clip-vit-tiny-patch7-28");
  expect(await readImageProcessor(folder)).toMatchObject({
    size: { shortest_edge: 28 },
    crop_size: { height: 28, width: 28 },
    do_rescale: true,
    rescale_factor: 1 / 255,
  });
});

test("readImageProcessor() takes processor_config.json where preprocessor_config.json is absent", async () => {
  const folder = await folderWith({
    "processor_config.json": { image_processor: { size: { shortest_edge: 30 } } },
  });
  expect((await readImageProcessor(folder)).size).toEqual({ shortest_edge: 30 });
});

test("readImageProcessor() prefers preprocessor_config.json", async () => {
  const folder = await folderWith({
    "preprocessor_config.json": { size: 40 },
    "processor_config.json": { image_processor: { size: 30 } },
  });
  expect((await readImageProcessor(folder)).size).toEqual({ shortest_edge: 40 });
});

test("readImageProcessor() gives an absent or null key the default of the processor's class", async () => {
  const clip = await folderWith({ "preprocessor_config.json": { do_center_crop: null } });
  expect(await readImageProcessor(clip)).toMatchObject({
    do_center_crop: true,
    size: { shortest_edge: 224 },
  });
  const blip = await folderWith({
    "preprocessor_config.json": { image_processor_type: "BlipImageProcessorFast" },
  });
  expect(await readImageProcessor(blip)).toMatchObject({
    do_center_crop: false,
    size: { height: 384, width: 384 },
  });
});

test.each([
  ["resample", 2, "Correct resample: only 3 (bicubic) is supported."],
  ["size", { longest_edge: 28 }, "Correct size: "],
  ["crop_size", 0, "Correct crop_size: "],
  ["image_mean", [0.5], "Correct image_mean: "],
])("readImageProcessor() names file and field where %s is %j", async (field, value, advice) => {
  const folder = await folderWith({ "preprocessor_config.json": { [field]: value } });
  const error = await readImageProcessor(folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CheckpointError);
  expect(error).toMatchObject({
    message: `Cannot use "${join(folder, "preprocessor_config.json")}": ${field} is ${JSON.stringify(value)}`,
    advice: expect.stringContaining(advice),
  });
});

test("readImageProcessor() refuses the processor of another architecture by name", async () => {
  const folder = await folderWith({
    "preprocessor_config.json": { image_processor_type: "SiglipImageProcessor" },
  });
  await expect(readImageProcessor(folder)).rejects.toThrow("image_processor_type is SiglipImageProcessor");
});

test("readImageProcessor() of a folder that describes no processor names both files", async () => {
  const folder = await folderWith({});
  const error = readImageProcessor(folder);
  await expect(error).rejects.toThrow("/preprocessor_config.json");
  await expect(error).rejects.toThrow("/processor_config.json");
  await expect(error).rejects.toBeInstanceOf(CheckpointError);
});
