import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import type { TensorLocation } from "./safetensors-header.ts";

/** Changes with a weight file, and with which of its tensors are used. */
export async function fileVersion(file: string, tensors: readonly TensorLocation[]): Promise<string> {
  const { ino, size, mtimeNs } = await stat(file, { bigint: true });
  const used = createHash("sha256").update(JSON.stringify(tensors.map(({ name }) => name).sort()));
  return `${ino}/${size}/${mtimeNs}/${used.digest("hex")}`;
}
