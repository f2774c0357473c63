import { readFileSync } from "node:fs";
import { decodeSafetensors, type StoredTensor } from "../traces/safetensors.ts";

/** Every tensor of a small safetensors file of reference numbers, by name. */
export const readSafetensors = (file: string): ReadonlyMap<string, StoredTensor> =>
  decodeSafetensors(readFileSync(file)).tensors;
