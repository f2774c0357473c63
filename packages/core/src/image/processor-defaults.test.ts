import { expect, test } from "vitest";
import { processorDefaults } from "./processor-defaults.ts";

test("processorDefaults() are the same for a class and its fast and PIL variants", () => {
  expect(processorDefaults("CLIPImageProcessorFast")).toEqual(processorDefaults("CLIPImageProcessor"));
  expect(processorDefaults("LlavaImageProcessorPil")).toMatchObject({ size: 224, do_center_crop: true });
});

test("processorDefaults() of a class that is not supported is undefined", () => {
  expect(processorDefaults("SiglipImageProcessor")).toBeUndefined();
});
