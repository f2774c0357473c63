import { z } from "zod";
import { imageId } from "../../captions/image-id.ts";
import { InputFileError } from "../../captions/input-file-error.ts";
import { readJsonRows } from "../../captions/read-json-rows.ts";

const Row = z.object({
  image: z.string().min(1).optional(),
  image_id: z.union([z.int().nonnegative(), z.string().min(1)]).optional(),
  objects: z.array(z.string().min(1)),
});

/** The objects of an image, in the order in which they are asked for. */
export interface ObjectRow {
  readonly id: string;
  /** Name of the image's file; null where the row has none. */
  readonly image: string | null;
  readonly objects: readonly string[];
}

const advice =
  'Write one JSON object a line, as POPE\'s coco_ground_truth_segmentation.json: {"image": "COCO_….jpg", "objects": ["dog"]}.';

/** Reads rows of image, or image_id, and objects. Throws InputFileError that names the file and the line. */
export async function readObjectRows(path: string): Promise<ObjectRow[]> {
  const rows = new Map<string, ObjectRow>();
  for await (const { value, place } of readJsonRows(path)) {
    const parsed = Row.safeParse(value);
    const id = parsed.success ? imageId(parsed.data.image_id ?? parsed.data.image) : undefined;
    if (!parsed.success || id === undefined) throw refusal(path, `${place} is no image with its objects`);
    if (rows.has(id)) throw refusal(path, `${place} is of image ${id}, which comes twice`);
    rows.set(id, { id, image: parsed.data.image ?? null, objects: parsed.data.objects });
  }
  if (rows.size === 0) throw refusal(path, "it holds no images");
  return [...rows.values()];
}

function refusal(path: string, what: string): InputFileError {
  return new InputFileError(`Cannot read objects from "${path}": ${what}`, advice);
}
