import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { ImageError } from "../errors.ts";
import { readSafetensors } from "../testing/read-safetensors.ts";
import { decodeImage } from "./decode-image.ts";
import { pixelValues } from "./pixel-values.ts";
import { ImageProcessor, readImageProcessor } from "./processor-config.ts";
import { processorDefaults } from "./processor-defaults.ts";

const reference = fileURLToPath(new URL("../../testdata/reference", import.meta.url));
const expected = readSafetensors(join(reference, "expected/preprocessing.safetensors"));
const Preprocessing = z.object({
  images: z.record(z.string(), z.unknown()),
  preprocessors: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const { images, preprocessors } = Preprocessing.parse(
  JSON.parse(readFileSync(join(reference, "expected/preprocessing.json"), "utf8")),
);
const clip = processorDefaults("CLIPImageProcessor");
const cases = Object.entries(preprocessors).flatMap(([preprocessor, settings]) =>
  Object.keys(images).map((image) => ({
    preprocessor,
    image,
    processor: ImageProcessor.parse({ ...clip, ...settings }),
  })),
);

test.each(cases)(
  "pixelValues() of $image under $preprocessor equals Hugging Face's bits",
  async ({ preprocessor, image, processor }) => {
    const picture = await decodeImage(join(reference, "images", image));
    expectSameBits(pixelValues(picture, processor), expected.get(`${preprocessor}/${image}`)?.data);
  },
);

const converted = [...expected.keys()].flatMap((key) => /^crop-28-after-convert\/(.*)/.exec(key)?.[1] ?? []);

test.each(converted)(
  "pixelValues() of %s with alpha dropped equals Hugging Face's bits after convert('RGB')",
  async (image) => {
    const picture = await decodeImage(join(reference, "images", image), { transparency: "drop" });
    const processor = ImageProcessor.parse({ ...clip, ...preprocessors["crop-28"] });
    expectSameBits(pixelValues(picture, processor), expected.get(`crop-28-after-convert/${image}`)?.data);
  },
);

test.each(["llava-classic", "llava-gqa-sharded", "llava-fp16-tied"])(
  "pixelValues() with the processor of %s equals the bits that its captions were made from",
  async (checkpoint) => {
    const processor = await readImageProcessor(join(reference, "checkpoints", checkpoint));
    const tensors = readSafetensors(join(reference, "expected", `${checkpoint}.safetensors`));
    const names = [...tensors.keys()].filter((key) => key.endsWith("/pixel_values"));
    expect(names).toHaveLength(4);
    for (const name of names) {
      const picture = await decodeImage(join(reference, "images", name.replace("/pixel_values", "")));
      expectSameBits(pixelValues(picture, processor), tensors.get(name)?.data);
    }
  },
);

test("pixelValues() without rescaling and normalising gives the bytes, channels first", () => {
  const processor = ImageProcessor.parse({
    ...clip,
    do_resize: false,
    do_center_crop: false,
    do_rescale: false,
    do_normalize: false,
  });
  const picture = { width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  expect([...pixelValues(picture, processor)]).toEqual([1, 4, 2, 5, 3, 6]);
});

test.each([true, false])(
  "pixelValues() refuses a hair of a picture before it fills the memory (do_pad %s)",
  (do_pad) => {
    const hair = { width: 600_000, height: 1, data: new Uint8Array(1_800_000) };
    const processor = ImageProcessor.parse({ ...clip, size: 336, do_pad });
    expect(() => pixelValues(hair, processor)).toThrow(ImageError);
  },
);

function expectSameBits(values: Float32Array, wanted: ArrayLike<number> | undefined): void {
  const bits = (floats: Float32Array) => Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength);
  expect(bits(values)).toEqual(bits(Float32Array.from(wanted ?? [])));
}
