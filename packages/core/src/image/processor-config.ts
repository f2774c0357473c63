import { join } from "node:path";
import { z } from "zod";
import { shown } from "../checkpoint/invalid-config.ts";
import { readOptionalJson } from "../checkpoint/read-optional-json.ts";
import { CheckpointError } from "../errors.ts";
import { processorDefaults } from "./processor-defaults.ts";

const Pixels = z.int().min(1);
const Rectangle = z.object({ height: Pixels, width: Pixels });
const PerChannel = z.tuple([z.number(), z.number(), z.number()]);

/** How a picture becomes pixel values, under Hugging Face's names. Sizes are pixels. */
export const ImageProcessor = z.object({
  /** Needs no work here: a decoded picture is RGB. */
  do_convert_rgb: z.boolean(),
  /** Whether the picture is first centred on a square of its long side, filled with the mean colour. */
  do_pad: z.boolean(),
  do_resize: z.boolean(),
  size: z.union([
    Pixels.transform((edge) => ({ shortest_edge: edge })),
    z.strictObject({ shortest_edge: Pixels }),
    Rectangle,
  ]),
  /** 3 is bicubic. */
  resample: z.literal(3, { error: "only 3 (bicubic) is supported" }),
  do_center_crop: z.boolean(),
  crop_size: z.union([Pixels.transform((side) => ({ height: side, width: side })), Rectangle]),
  do_rescale: z.boolean(),
  rescale_factor: z.number(),
  do_normalize: z.boolean(),
  image_mean: PerChannel,
  image_std: PerChannel,
});
export type ImageProcessor = z.infer<typeof ImageProcessor>;

/**
 * The image processor of a model folder, from preprocessor_config.json or processor_config.json; absent keys take
 * the defaults of the processor's class. Throws CheckpointError, naming file and field.
 */
export async function readImageProcessor(folder: string): Promise<ImageProcessor> {
  const { file, settings } = await readSettings(folder);
  const type = settings["image_processor_type"] ?? settings["feature_extractor_type"] ?? "CLIPImageProcessor";
  const name = typeof type === "string" ? type : shown(type);
  const defaults = processorDefaults(name);
  if (!defaults) {
    throw new CheckpointError(
      `Cannot use "${file}": image_processor_type is ${name}`,
      "CLIPImageProcessor, LlavaImageProcessor and BlipImageProcessor are supported.",
    );
  }
  const parsed = ImageProcessor.safeParse({ ...defaults, ...settings });
  if (parsed.success) return parsed.data;
  throw refused(file, settings, parsed.error);
}

/** Only settings that are there: transformers writes null for those that are not. */
async function readSettings(folder: string): Promise<{ file: string; settings: Record<string, unknown> }> {
  const own = join(folder, "preprocessor_config.json");
  const shared = join(folder, "processor_config.json");
  const ownSettings = await readOptionalJson(own);
  const file = ownSettings === undefined ? shared : own;
  const settings = ownSettings ?? Shared.safeParse(await readOptionalJson(shared)).data?.image_processor;
  const parsed = Settings.safeParse(settings);
  if (parsed.success) {
    return {
      file,
      settings: Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== null)),
    };
  }
  throw new CheckpointError(
    `Cannot read the image processor of "${folder}": neither "${own}" nor image_processor in "${shared}" is there`,
    "Copy preprocessor_config.json from the model's repository into the folder.",
    { cause: parsed.error },
  );
}

const Settings = z.record(z.string(), z.unknown());
const Shared = z.object({ image_processor: z.unknown() });

function refused(file: string, settings: Record<string, unknown>, cause: z.ZodError): CheckpointError {
  const [issue] = cause.issues;
  const field = String(issue?.path[0] ?? "");
  return new CheckpointError(
    `Cannot use "${file}": ${field} is ${shown(settings[field])}`,
    `Correct ${field}: ${issue?.message ?? "it is not valid"}.`,
    { cause },
  );
}
