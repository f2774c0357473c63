import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { ImageError } from "../errors.ts";
import { readSafetensors } from "../testing/read-safetensors.ts";
import { decodeImage } from "./decode-image.ts";

const reference = fileURLToPath(new URL("../../testdata/reference", import.meta.url));
const images = join(reference, "images");
const expected = readSafetensors(join(reference, "expected/preprocessing.safetensors"));
const red = { create: { width: 20, height: 10, channels: 3, background: "#c03020" } } as const;

test.each(readdirSync(images))(
  "decodeImage() of %s equals Pillow's convert('RGB') in every byte",
  async (name) => {
    const { width, height, data } = await decodeImage(join(images, name), { transparency: "drop" });
    const { shape, data: bytes } = expected.get(`rgb/${name}`) ?? {};
    expect([height, width, 3]).toEqual(shape);
    expect(Buffer.from(data)).toEqual(Buffer.from(bytes ?? []));
  },
);

test("decodeImage() reads the bytes of a file like the file", async () => {
  const file = join(images, "progressive.jpg");
  const bytes = await sharp(file).png().toBuffer();
  expect(await decodeImage(new Uint8Array(bytes))).toEqual(await decodeImage(file));
});

test("decodeImage() composites alpha on white unless told to drop it", async () => {
  const clear = {
    create: { width: 2, height: 1, channels: 4, background: { r: 10, g: 20, b: 30, alpha: 0 } },
  } as const;
  const bytes = await sharp(clear).png().toBuffer();
  expect([...(await decodeImage(bytes)).data]).toEqual([255, 255, 255, 255, 255, 255]);
  expect([...(await decodeImage(bytes, { transparency: "drop" })).data]).toEqual([10, 20, 30, 10, 20, 30]);
});

test("decodeImage() drops the one transparent colour of a PNG of type RGB", async () => {
  const png = await sharp(red).png().toBuffer();
  const chunk = Buffer.from("0000000674524e5300c00030002000000000", "hex");
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 14)), 14);
  const bytes = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
  expect((await sharp(bytes).metadata()).hasAlpha).toBe(true);
  expect(await decodeImage(bytes)).toEqual(await decodeImage(png));
});

test("decodeImage() ignores a colour profile", async () => {
  const withProfile = await sharp(red).withIccProfile("p3").jpeg({ quality: 100 }).toBuffer();
  const stored = await sharp(withProfile, { ignoreIcc: true }).raw().toBuffer();
  const managed = await sharp(withProfile).raw().toBuffer();
  const { data } = await decodeImage(withProfile);
  expect(Buffer.from(data)).toEqual(stored);
  expect(Buffer.from(data)).not.toEqual(managed);
});

test("decodeImage() decodes a JPEG with stray bytes between its segments, and no JPEG that is cut short", async () => {
  const jpeg = readFileSync(join(images, "baseline-420.jpg"));
  const stray = Buffer.concat([jpeg.subarray(0, 20), Buffer.from([0, 0, 0]), jpeg.subarray(20)]);
  expect(await decodeImage(stray)).toEqual(await decodeImage(jpeg));
  await expect(decodeImage(jpeg.subarray(0, jpeg.length - 40))).rejects.toThrow(ImageError);
});

test("decodeImage() of a missing file names it", async () => {
  const error = await decodeImage("/nowhere/cat.jpg").catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ImageError);
  expect(error).toMatchObject({
    message: expect.stringContaining('Cannot read image "/nowhere/cat.jpg"'),
    advice: expect.stringContaining("Check the path"),
  });
});

test("decodeImage() of a file that is no image names it", async () => {
  const file = join(reference, "README.md");
  await expect(decodeImage(file)).rejects.toThrow(`Cannot decode image "${file}": `);
  await expect(decodeImage(file)).rejects.toBeInstanceOf(ImageError);
});

test("decodeImage() refuses a decompression bomb", async () => {
  const bytes = await sharp(red).png().toBuffer();
  bytes.writeUInt32BE(14000, 16);
  bytes.writeUInt32BE(13000, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  await expect(decodeImage(bytes)).rejects.toMatchObject({
    name: "ImageError",
    advice: "Scale the image down: at most 178956970 pixels are decoded.",
  });
});
