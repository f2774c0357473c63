import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { elementCount } from "../element-count.ts";
import { type Edit, edit } from "./edit.ts";
import { numberBytes } from "./number-bytes.ts";
import { readStoredTensors, type StoredTensor, writeStoredTensors } from "./stored-tensors.ts";

const name = z.string();
const shape = z.array(z.int());
const dtype = z.string();

/** Rewrites one tensor's file; null removes the tensor, a name of its own renames it. */
type Change = (tensor: StoredTensor) => ({ readonly name?: string } & StoredTensor) | null;

/** The edits of `broken.json` that change a tensor: the file stays well formed, and the index fits. */
export const tensorEdits: Readonly<Record<string, Edit>> = {
  removeTensor: edit(z.object({ name }), (folder, options) => change(folder, options.name, () => null)),
  reshapeTensor: edit(z.object({ name, shape }), (folder, options) =>
    change(folder, options.name, (tensor) => ({ ...tensor, shape: options.shape })),
  ),
  renameTensor: edit(z.object({ name, to: z.string() }), (folder, { name: from, to }) =>
    change(folder, from, (tensor) => ({ ...tensor, name: to })),
  ),
  transposeTensor: edit(z.object({ name }), (folder, options) => change(folder, options.name, transposed)),
  castTensor: edit(z.object({ name, dtype }), (folder, options) =>
    change(folder, options.name, (tensor) => {
      const data = numberBytes(
        options.dtype,
        [...new Float32Array(tensor.data.slice().buffer)].map(Math.round),
      );
      return { ...tensor, dtype: options.dtype, data };
    }),
  ),
  setValue: edit(
    z.object({ name, index: z.int(), value: z.union([z.number(), z.string().transform(Number)]) }),
    (folder, { name: of, index, value }) =>
      change(folder, of, (tensor) => {
        const bytes = numberBytes(tensor.dtype, [value]);
        const data = tensor.data.slice();
        data.set(bytes, index * bytes.length);
        return { ...tensor, data };
      }),
  ),
  addTensor: edit(z.object({ name, dtype, shape, fill: z.number() }), (folder, options) => {
    const file = shardsOf(folder).at(-1) ?? "";
    const count = elementCount(options.shape);
    const data = numberBytes(options.dtype, new Array<number>(count).fill(options.fill));
    const tensors = readStoredTensors(join(folder, file));
    tensors.set(options.name, { dtype: options.dtype, shape: options.shape, data });
    writeStoredTensors(join(folder, file), tensors);
    changeIndex(folder, (map) => map.set(options.name, file));
  }),
};

/** The file of a folder that holds a tensor. */
export function fileOf(folder: string, tensor: string): string {
  const file = shardsOf(folder).find((each) => readStoredTensors(join(folder, each)).has(tensor));
  if (!file) throw new Error(`"${folder}" holds no tensor "${tensor}"`);
  return file;
}

const shardsOf = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".safetensors"))
    .sort();

function change(folder: string, tensor: string, to: Change): void {
  const file = join(folder, fileOf(folder, tensor));
  const renamed: [string, string | undefined][] = [];
  const tensors = [...readStoredTensors(file)].flatMap(([each, stored]) => {
    if (each !== tensor) return [[each, stored] as const];
    const changed = to(stored);
    renamed.push([each, changed ? (changed.name ?? each) : undefined]);
    return changed ? [[changed.name ?? each, changed] as const] : [];
  });
  writeStoredTensors(file, new Map(tensors));
  changeIndex(folder, (map) => {
    for (const [from, name] of renamed) {
      const shard = map.get(from);
      map.delete(from);
      if (name !== undefined && shard !== undefined) map.set(name, shard);
    }
  });
}

function transposed(tensor: StoredTensor): StoredTensor {
  const [rows = 0, columns = 0] = tensor.shape;
  const width = tensor.data.length / (rows * columns);
  const data = new Uint8Array(tensor.data.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = (row * columns + column) * width;
      data.set(tensor.data.subarray(from, from + width), (column * rows + row) * width);
    }
  }
  return { ...tensor, shape: [columns, rows], data };
}

function changeIndex(folder: string, apply: (map: Map<string, string>) => void): void {
  const file = join(folder, "model.safetensors.index.json");
  if (!existsSync(file)) return;
  const index = z
    .looseObject({ weight_map: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(file, "utf8")));
  const map = new Map(Object.entries(index.weight_map));
  apply(map);
  writeFileSync(file, JSON.stringify({ ...index, weight_map: Object.fromEntries(map) }));
}
