import { basename, join } from "node:path";
import { CheckpointError } from "../errors.ts";
import type { LlavaConfig } from "./config.ts";
import { weightDtypes } from "./dtype.ts";
import { inventory } from "./inventory.ts";
import type { TensorLocation } from "./safetensors-header.ts";
import { readShards } from "./shards.ts";
import { canonicalName, isBuffer } from "./weight-names.ts";

/** A checkpoint's tensors by canonical name. */
export type Weights = ReadonlyMap<string, TensorLocation>;

/** Finds every tensor that the config asks for. Throws CheckpointError for one that is missing, unused or misshapen. */
export async function readWeights(config: LlavaConfig): Promise<Weights> {
  const files = await readShards(config.folder);
  const weights = renamed(config, files);
  const wanted = inventory(config);
  for (const [name, tensor] of weights) {
    if (!wanted.has(name) && !(config.tiedHead && name === "lm_head.weight"))
      throw unused(config, name, tensor);
  }
  for (const [name, shape] of wanted) checkTensor(config, weights, name, shape);
  checkHeadSize(config);
  return weights;
}

function renamed(
  config: LlavaConfig,
  files: ReadonlyMap<string, TensorLocation>,
): Map<string, TensorLocation> {
  const weights = new Map<string, TensorLocation>();
  const originals = new Map<string, string>();
  for (const [original, tensor] of files) {
    if (isBuffer(original)) continue;
    const name = canonicalName(original);
    const twin = originals.get(name);
    if (twin !== undefined) {
      throw new CheckpointError(
        `Cannot load "${config.folder}": "${twin}" and "${original}" both stand for ${describe(name)}`,
        "Remove the tensors of one of the two layouts.",
      );
    }
    originals.set(name, original);
    weights.set(name, tensor);
  }
  return weights;
}

function describe(name: string): string {
  return name === "language_model.norm.weight" ? `the final norm, ${name}` : name;
}

function unused(config: LlavaConfig, name: string, tensor: TensorLocation): CheckpointError {
  const layer = /layers\.(\d+)\./.exec(name)?.[1];
  const layers = name.startsWith("vision_tower")
    ? config.vision.num_hidden_layers
    : config.text.num_hidden_layers;
  const why = layer && Number(layer) >= layers ? ` (the config has ${layers} layers)` : "";
  return new CheckpointError(
    `Cannot load "${config.folder}": nothing uses tensor "${tensor.name}"${why}`,
    "Merge adapters into the weights, or correct config.json.",
  );
}

function checkTensor(config: LlavaConfig, weights: Weights, name: string, shape: readonly number[]): void {
  const tensor = weights.get(name);
  if (!tensor) throw missing(config, weights, name);
  if (!weightDtypes.some((dtype) => dtype === tensor.dtype)) {
    throw new CheckpointError(
      `Cannot load tensor "${tensor.name}" of "${tensor.file}": its dtype is ${tensor.dtype}, ` +
        `${weightDtypes.join(", ")} load`,
      "Convert it with save_pretrained, after to(torch.float16) or the like.",
    );
  }
  if (tensor.shape.join() !== shape.join()) {
    throw new CheckpointError(
      `Cannot load tensor "${tensor.name}" of "${tensor.file}": its shape is [${tensor.shape.join(", ")}], ` +
        `the config asks for [${shape.join(", ")}]`,
      "Correct config.json, or take the weights that belong to it.",
    );
  }
}

/** Judged last: where head_dim is absent, a shape that does not fit tells more. */
function checkHeadSize({ folder, text }: LlavaConfig): void {
  if (text.head_dim % 2 === 0) return;
  throw new CheckpointError(
    `Cannot use "${join(folder, "config.json")}": head_dim is ${text.head_dim}, rotary positions need an even number`,
    "Correct head_dim, or hidden_size and num_attention_heads.",
  );
}

function missing(config: LlavaConfig, weights: Weights, name: string): CheckpointError {
  const files = new Set([...weights.values()].map((tensor) => basename(tensor.file)));
  const why = name === "lm_head.weight" ? " and tie_word_embeddings is false" : "";
  return new CheckpointError(
    `Cannot load "${config.folder}": tensor "${name}" is missing from ${[...files].sort().join(", ")}${why}`,
    "Download the weights again, or correct config.json.",
  );
}
