import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readConfig } from "../checkpoint/config.ts";
import { bytesOf, type weightDtypes } from "../checkpoint/dtype.ts";
import { inventory } from "../checkpoint/inventory.ts";
import { elementCount } from "../element-count.ts";
import { uniform } from "./uniform.ts";

export interface RandomCheckpoint {
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyValueHeads?: number;
  /** Default: hidden / heads. */
  readonly headSize?: number;
  readonly inner: number;
  readonly vocabulary: number;
  /** Image tokens are the square of this number. */
  readonly patchesPerSide: number;
  /** max_position_embeddings; default 2048. */
  readonly positions?: number;
  readonly seed?: number;
  /** Default "F32". */
  readonly dtype?: RandomDtype;
}

type RandomDtype = (typeof weightDtypes)[number];

/** Writes a LLaVA folder with seeded random weights, tensor by tensor; norms are ones. */
export async function writeRandomCheckpoint(folder: string, size: RandomCheckpoint): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "config.json"), JSON.stringify(configOf(size)));
  const tensors = inventory(await readConfig(folder));
  const { dtype = "F32" } = size;
  let offset = 0;
  const entries = [...tensors].map(([name, shape]) => {
    const begin = offset;
    offset += bytesOf[dtype] * elementCount(shape);
    return [name, { dtype, shape, data_offsets: [begin, offset] }] as const;
  });
  const json = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const header = Buffer.concat([json, Buffer.alloc((8 - (json.length % 8)) % 8, " ")]);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  await using file = await open(join(folder, "model.safetensors"), "w");
  await file.write(length);
  await file.write(header);
  const random = normals(size.seed ?? 1);
  for (const [name, shape] of tensors) {
    for (const chunk of tensorChunks(name, shape, random)) await file.write(stored(chunk, dtype));
  }
}

function configOf(size: RandomCheckpoint): unknown {
  return {
    model_type: "llava",
    image_token_index: size.vocabulary - 1,
    text_config: {
      model_type: "llama",
      vocab_size: size.vocabulary,
      hidden_size: size.hidden,
      intermediate_size: size.inner,
      num_hidden_layers: size.layers,
      num_attention_heads: size.heads,
      num_key_value_heads: size.keyValueHeads ?? size.heads,
      head_dim: size.headSize,
      max_position_embeddings: size.positions ?? 2048,
      rms_norm_eps: 1e-5,
    },
    vision_config: {
      hidden_size: 32,
      intermediate_size: 64,
      num_hidden_layers: 2,
      num_attention_heads: 4,
      image_size: 4 * size.patchesPerSide,
      patch_size: 4,
    },
  };
}

function* tensorChunks(name: string, shape: readonly number[], random: () => number) {
  const isNorm = shape.length === 1;
  const scale = name.includes("embed") ? 1 : 1 / Math.sqrt(shape.at(-1) ?? 1);
  const chunk = new Float32Array(Math.min(elementCount(shape), 1 << 20));
  for (let done = 0; done < elementCount(shape); done += chunk.length) {
    for (let i = 0; i < chunk.length; i++) chunk[i] = isNorm ? 1 : random() * scale;
    yield chunk.subarray(0, elementCount(shape) - done);
  }
}

/** Numbers as they lie in the file, those of two bytes rounded towards zero. */
function stored(values: Float32Array, dtype: RandomDtype): Uint8Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  if (dtype === "F32") return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  const narrowed = Uint16Array.from(words, dtype === "F16" ? halfOf : (word) => word >>> 16);
  return new Uint8Array(narrowed.buffer);
}

/** Numbers below 2⁻¹⁴ become 0. */
function halfOf(word: number): number {
  const exponent = ((word >>> 23) & 0xff) - 112;
  return exponent <= 0 ? 0 : ((word >>> 16) & 0x8000) | (exponent << 10) | ((word >>> 13) & 0x3ff);
}

/** Sums of four uniform numbers: near enough to normal, with variance one. */
function normals(seed: number): () => number {
  const next = uniform(seed);
  return () => (next() + next() + next() + next()) * Math.sqrt(3);
}
