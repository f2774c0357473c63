import { expect, test } from "vitest";
import { CheckpointError, ImageError } from "../errors.ts";
import { checkImageSize, checkProcessorSize } from "./check-size.ts";
import { ImageProcessor } from "./processor-config.ts";
import { processorDefaults } from "./processor-defaults.ts";

const processor = (settings: object) =>
  ImageProcessor.parse({ ...processorDefaults("CLIPImageProcessor"), ...settings });

test("checkProcessorSize() accepts a crop, or a resize, to what the vision tower takes", () => {
  checkProcessorSize(processor({ size: 40, crop_size: 28 }), "/m", 28);
  checkProcessorSize(processor({ do_center_crop: false, size: { height: 28, width: 28 } }), "/m", 28);
});

test("checkProcessorSize() leaves open what depends on the picture", () => {
  checkProcessorSize(processor({ do_center_crop: false, size: 40 }), "/m", 28);
  checkProcessorSize(processor({ do_center_crop: false, do_resize: false }), "/m", 28);
});

test("checkProcessorSize() names the key that no picture could come through with", () => {
  const check = (settings: object) => () => checkProcessorSize(processor(settings), "/m", 28);
  const wide = { height: 28, width: 30 };
  expect(check({ crop_size: 224 })).toThrow(CheckpointError);
  expect(check({ crop_size: 224 })).toThrow(
    'Cannot use the image processor of "/m": crop_size is 224 × 224, the vision tower\'s image_size is 28',
  );
  expect(check({ do_center_crop: false, size: wide })).toThrow("size is 30 × 28");
});

test("checkImageSize() refuses a picture of another size", () => {
  const image = (width: number, height: number) => ({ width, height, data: new Uint8Array() });
  checkImageSize(image(28, 28), 28);
  expect(() => checkImageSize(image(14, 56), 28)).toThrow(ImageError);
  expect(() => checkImageSize(image(14, 56), 28)).toThrow("14 × 56 pixels: the vision tower takes 28 × 28");
});
