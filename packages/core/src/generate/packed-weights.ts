import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { arch } from "node:os";
import { dirname, join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { fromBinary } from "@bufbuild/protobuf";
import { ModelProtoSchema } from "onnx-buf";
import { env } from "onnxruntime-node";
import { z } from "zod";
import type { LlavaConfig } from "../checkpoint/config.ts";
import { bytesOf } from "../checkpoint/dtype.ts";
import { fileVersion } from "../checkpoint/file-version.ts";
import type { TensorLocation } from "../checkpoint/safetensors-header.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { Graph } from "../onnx/graph.ts";
import { linear } from "../onnx/operators.ts";
import { Session } from "./session.ts";

/** The language model's weights in files of their own, where onnxruntime finds them as decoding wants them. */
export interface PackedWeights {
  readonly folder: string;
  readonly weights: Weights;
}

const Index = z.object({
  version: z.string(),
  /** Bytes of each file. */
  sizes: z.record(z.string(), z.int()),
  tensors: z.array(
    z.object({
      name: z.string(),
      file: z.string(),
      dtype: z.enum(["F32", "F16", "BF16"]),
      shape: z.array(z.int()),
      offset: z.int(),
      length: z.int(),
      packed: z.string().optional(),
    }),
  ),
});
type Index = z.infer<typeof Index>;

/** Bytes that are in memory at a time. */
const chunkBytes = 1 << 20;

/**
 * Converts and packs one weight after the other, once; afterwards they are mapped, and none is in the memory of this
 * process alone. Takes 8 bytes a number in `cache`. A model folder that has changed is packed again.
 */
export async function packedWeights(
  { config, weights }: { readonly config: LlavaConfig; readonly weights: Weights },
  cache: string,
): Promise<PackedWeights> {
  const ofDecoder = [...weights].filter(([name]) => isOfDecoder(name));
  const version = await versionOf(ofDecoder.map(([, tensor]) => tensor));
  const name = createHash("sha256").update(resolve(config.folder)).digest("hex").slice(0, 32);
  const folder = resolve(cache, "packed", name);
  const known = (await storedIndex(folder, version)) ?? (await pack(ofDecoder, version, { folder, config }));
  return {
    folder,
    weights: new Map(
      known.tensors.map((tensor) => [tensor.name, { ...tensor, file: join(folder, tensor.file) }]),
    ),
  };
}

const isOfDecoder = (name: string) => name.startsWith("language_model.") || name === "lm_head.weight";

/** How weights are packed may change with onnxruntime; what it does not recognise it packs itself. */
async function versionOf(tensors: readonly TensorLocation[]): Promise<string> {
  const versions: string[] = [];
  for (const file of new Set(tensors.map((tensor) => tensor.file))) {
    const inFile = tensors.filter((tensor) => tensor.file === file);
    versions.push(`${resolve(file)} ${await fileVersion(file, inFile)}`);
  }
  return JSON.stringify([env.versions.node, arch(), ...versions]);
}

/** A missing, damaged or older index is none, nor is one whose files are not all there. */
async function storedIndex(folder: string, version: string): Promise<Index | undefined> {
  try {
    const index = Index.parse(JSON.parse(await readFile(join(folder, "index.json"), "utf8")));
    const sizes = await sizesOf(folder, Object.keys(index.sizes));
    return index.version === version && isDeepStrictEqual(sizes, index.sizes) ? index : undefined;
  } catch {
    return undefined;
  }
}

async function sizesOf(folder: string, files: Iterable<string>): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const file of files) sizes[file] = (await stat(join(folder, file))).size;
  return sizes;
}

/** Whole or not at all, also where several processes pack at once or the power fails. */
async function pack(
  tensors: readonly (readonly [string, TensorLocation])[],
  version: string,
  { folder, config }: { folder: string; config: LlavaConfig },
): Promise<Index> {
  const part = `${folder}.${randomUUID()}.part`;
  await mkdir(part, { recursive: true });
  try {
    const index: Index = { version, sizes: {}, tensors: [] };
    await using rest = await open(join(part, "rest.bin"), "w");
    for (const [name, tensor] of tensors) {
      const isProduct = name.includes("_proj.") || name === headName(config);
      const found = isProduct
        ? packedTensor(tensor, join(part, String(index.tensors.length)))
        : copied(tensor, rest);
      index.tensors.push({ ...(await found), name });
    }
    await rest.sync();
    index.sizes = await sizesOf(part, new Set(index.tensors.map(({ file }) => file)));
    await writeFile(join(part, "index.json"), JSON.stringify(index), { flush: true });
    const others = await storedIndex(folder, version);
    if (others) return others;
    await rm(folder, { recursive: true, force: true });
    await rename(part, folder);
    return index;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

const headName = ({ tiedHead }: LlavaConfig) =>
  tiedHead ? "language_model.embed_tokens.weight" : "lm_head.weight";

type Stored = Omit<Index["tensors"][number], "name">;

/** Has onnxruntime convert, pack and write one weight. */
async function packedTensor(tensor: TensorLocation, path: string): Promise<Stored> {
  const [outputs = 0, inputs = 0] = tensor.shape;
  const g = Graph.create();
  const product = linear(g, g.input("x", "float32", ["B", inputs]), g.matrix("weight", tensor));
  g.output(product, "float32", ["B", outputs], "y");
  const session = await Session.open(g.toBytes(), dirname(tensor.file), { threads: 1, saveTo: path });
  await session.close();
  const { graph } = fromBinary(ModelProtoSchema, await readFile(`${path}.onnx`));
  await rm(`${path}.onnx`);
  await using weights = await open(`${path}.bin`, "r+");
  await weights.sync();
  const said = new Map(graph?.initializer[0]?.externalData.map(({ key, value }) => [key, value]));
  return {
    file: said.get("location") ?? "",
    dtype: "F32",
    shape: [outputs, inputs],
    offset: Number(said.get("offset")),
    length: Number(said.get("length")),
    packed: said.get("prepacked_0"),
  };
}

/** Appends a tensor as it is. */
async function copied(
  { file, dtype, shape, offset, length }: TensorLocation,
  rest: FileHandle,
): Promise<Stored> {
  if (dtype === "I64") throw new TypeError("No weight is I64");
  const { size } = await rest.stat();
  const start = bytesOf.F32 * Math.ceil(size / bytesOf.F32);
  await using from = await open(file);
  const chunk = new Uint8Array(Math.min(chunkBytes, length));
  for (let done = 0; done < length; done += chunk.length) {
    const { bytesRead } = await from.read(chunk, 0, Math.min(chunk.length, length - done), offset + done);
    await rest.write(chunk, 0, bytesRead, start + done);
  }
  return { file: "rest.bin", dtype, shape: [...shape], offset: start, length };
}
