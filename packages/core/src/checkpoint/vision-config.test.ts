import { expect, test } from "vitest";
import { clipLarge336, VisionConfig } from "./vision-config.ts";

test("VisionConfig fills in CLIP-base's defaults", () => {
  expect(VisionConfig.parse({})).toMatchObject({
    hidden_size: 768,
    num_attention_heads: 12,
    num_hidden_layers: 12,
    image_size: 224,
    patch_size: 32,
    hidden_act: "quick_gelu",
    layer_norm_eps: 1e-5,
  });
});

test("clipLarge336 gives LLaVA's 576 patches", () => {
  const { image_size, patch_size } = VisionConfig.parse(clipLarge336);
  expect((image_size / patch_size) ** 2).toBe(576);
});

test.each([
  [{ image_size: 30, patch_size: 7 }, "image_size", "it is no multiple of patch_size, 7"],
  [
    { hidden_size: 50, num_attention_heads: 12 },
    "hidden_size",
    "it is no multiple of num_attention_heads, 12",
  ],
  [{ model_type: "siglip_vision_model" }, "model_type", 'Invalid input: expected "clip_vision_model"'],
  [{ num_channels: 1 }, "num_channels", "Invalid input: expected 3"],
])("VisionConfig refuses %j", (keys, key, message) => {
  const issues = VisionConfig.safeParse(keys).error?.issues;
  expect(issues?.map((issue) => [issue.path, issue.message])).toEqual([[[key], message]]);
});
