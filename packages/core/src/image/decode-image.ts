import { readFile, stat } from "node:fs/promises";
import sharp, { type Metadata, type Sharp } from "sharp";
import { ImageError } from "../errors.ts";
import { clipSixteenBits } from "./clip-sixteen-bits.ts";
import { cmykToRgb } from "./cmyk-to-rgb.ts";
import { flattenAlpha } from "./flatten-alpha.ts";
import { maxPixels } from "./max-pixels.ts";
import type { RgbImage } from "./rgb-image.ts";

/** How `decodeImage` treats transparency. */
export interface DecodeOptions {
  /** "white" (default) composites alpha on white as transformers 5 does, "drop" ignores it as older ones do. */
  readonly transparency?: "white" | "drop";
}

/**
 * The pixels of an image file (a path, or its bytes) as Pillow reads them: EXIF orientation and colour profiles
 * are ignored. Throws ImageError for a file that is missing, undecodable or above 179 megapixels.
 */
export async function decodeImage(
  source: string | Uint8Array,
  { transparency = "white" }: DecodeOptions = {},
): Promise<RgbImage> {
  const name = typeof source === "string" ? `image "${source}"` : "an image";
  const bytes = typeof source === "string" ? await readBytes(source) : source;
  try {
    return await decode(bytes, transparency);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ImageError(`Cannot decode ${name}: ${reason}`, adviceFor(reason), { cause });
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    // A pipe would never end.
    if (!(await stat(file)).isFile()) throw new Error("it is not a file");
    return await readFile(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ImageError(
      `Cannot read image "${file}": ${reason}`,
      "Check the path and that the file may be read; a benchmark may have to be downloaded first.",
      { cause },
    );
  }
}

function adviceFor(reason: string): string {
  return reason.includes("pixel limit")
    ? `Scale the image down: at most ${maxPixels} pixels are decoded.`
    : "Replace the file, or convert it to an intact JPEG, PNG or WebP.";
}

async function decode(bytes: Uint8Array, transparency: "white" | "drop"): Promise<RgbImage> {
  // "error": Pillow, too, refuses truncated files but decodes a JPEG with stray bytes between its segments.
  const image = sharp(bytes, { ignoreIcc: true, limitInputPixels: maxPixels, failOn: "error" });
  const metadata = await image.metadata();
  const { data, info } = await inOwnColours(image, metadata).toBuffer({ resolveWithObject: true });
  const size = { width: info.width, height: info.height };
  if (metadata.space === "cmyk") return { ...size, data: cmykToRgb(data) };
  if (isSixteenBitGrey(metadata)) return { ...size, data: clipSixteenBits(data) };
  if (info.channels === 3) return { ...size, data: new Uint8Array(data) };
  const composited = transparency === "white" && !hasTransparentColour(bytes);
  return { ...size, data: flattenAlpha(data, composited) };
}

/** Raw samples, kept out of libvips' own conversions where Pillow's differ. */
function inOwnColours(image: Sharp, metadata: Metadata): Sharp {
  if (metadata.space === "cmyk") return image.pipelineColourspace("cmyk").toColourspace("cmyk").raw();
  if (!isSixteenBitGrey(metadata)) return image.toColourspace("srgb").raw();
  return image.pipelineColourspace("grey16").toColourspace("grey16").raw({ depth: "ushort" });
}

function isSixteenBitGrey({ space, channels }: Metadata): boolean {
  return space === "grey16" && channels === 1;
}

/** Whether the file is a PNG of colour type 2: transformers calls it RGB and drops its one transparent colour. */
function hasTransparentColour(bytes: Uint8Array): boolean {
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47;
  return isPng && bytes[25] === 2;
}
