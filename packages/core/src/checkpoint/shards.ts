import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { CheckpointError } from "../errors.ts";
import { readJson } from "./read-json.ts";
import { readSafetensorsHeader, type TensorLocation } from "./safetensors-header.ts";

const single = "model.safetensors";
const index = "model.safetensors.index.json";
const Index = z.object({ weight_map: z.record(z.string(), z.string()) });

/**
 * All tensors of a model folder by the names in its files: `model.safetensors`, or the shards that
 * `model.safetensors.index.json` lists. A single file wins over an index beside it, as in Hugging Face's loader.
 */
export async function readShards(folder: string): Promise<Map<string, TensorLocation>> {
  if (existsSync(join(folder, single))) return readSafetensorsHeader(join(folder, single));
  if (!existsSync(join(folder, index))) {
    throw new CheckpointError(
      `Cannot load "${folder}": it holds no safetensors file, neither ${single} nor ${index}; ` +
        ".bin and .pt files must be converted first",
      "Convert them with save_pretrained(…, safe_serialization=True).",
    );
  }
  return readIndexed(folder);
}

async function readIndexed(folder: string): Promise<Map<string, TensorLocation>> {
  const file = join(folder, index);
  const parsed = Index.safeParse(await readJson(file));
  if (!parsed.success)
    throw new CheckpointError(`Cannot read "${file}": it has no weight_map`, "Download it again.");
  const map = new Map(Object.entries(parsed.data.weight_map));
  const tensors = new Map<string, TensorLocation>();
  for (const shard of new Set(map.values())) {
    for (const [name, tensor] of await readShard(folder, shard)) {
      if (!map.has(name)) throw notListed(file, name, shard);
      if (map.get(name) === shard) tensors.set(name, tensor);
    }
  }
  for (const [name, shard] of map) {
    if (!tensors.has(name)) throw notHeld(file, name, shard);
  }
  return tensors;
}

async function readShard(folder: string, shard: string): Promise<Map<string, TensorLocation>> {
  if (basename(shard) !== shard) {
    throw new CheckpointError(
      `Cannot read shard "${shard}" of "${folder}": a shard must be a file of the checkpoint's own folder`,
      "Correct the index.",
    );
  }
  return readSafetensorsHeader(join(folder, shard));
}

function notListed(file: string, name: string, shard: string): CheckpointError {
  return new CheckpointError(
    `Cannot use "${file}": tensor "${name}" of ${shard} is missing from the index`,
    "Download the index again.",
  );
}

function notHeld(file: string, name: string, shard: string): CheckpointError {
  return new CheckpointError(
    `Cannot use "${file}": it sends tensor "${name}" to ${shard}, which does not hold it`,
    "Download index and shards again, from one commit.",
  );
}
