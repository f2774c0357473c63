import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { imageId } from "../../captions/image-id.ts";
import { BenchmarkDataError } from "../../errors.ts";

const isImage = /\.(?:jpe?g|png|webp|gif|bmp)$/i;

/** Paths of these images in a folder, by the id in their names. Throws BenchmarkDataError where one is missing or comes twice. */
export async function imageFiles(folder: string, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw refusal(folder, "there is no such folder", cause);
  });
  const byId = new Map<string, string>();
  for (const name of names.filter((one) => isImage.test(one)).sort()) {
    const id = imageId(name);
    if (id === undefined || !ids.has(id)) continue;
    const before = byId.get(id);
    if (before !== undefined) throw refusal(folder, `${before} and ${name} are both image ${id}`);
    byId.set(id, name);
  }
  const missing = [...ids].find((id) => !byId.has(id));
  if (missing !== undefined) throw refusal(folder, `image ${missing} is not there`);
  return new Map([...ids].map((id) => [id, join(folder, byId.get(id) ?? "")]));
}

function refusal(folder: string, what: string, cause?: unknown): BenchmarkDataError {
  const message = `Cannot find images in "${folder}": ${what}`;
  return new BenchmarkDataError(message, "Put the images there, each under its COCO name.", { cause });
}
