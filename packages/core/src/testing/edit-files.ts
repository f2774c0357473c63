import { copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Edit, edit } from "./edit.ts";
import { fileOf } from "./edit-tensors.ts";
import { reference } from "./paths.ts";
import { readParts, writeParts } from "./stored-tensors.ts";

const file = z.string();
const bytes = z.int();
const Offset = z.union([z.int(), z.object({ plus: z.int() })]);
const Json = z.record(z.string(), z.unknown());

/** The edits of `broken.json` that change a file without regard to what it means. */
export const fileEdits: Readonly<Record<string, Edit>> = {
  removeFile: edit(z.object({ file }), (folder, options) => rmSync(join(folder, options.file))),
  /** `from` counts from the folder that the recipe starts with. */
  copyFile: edit(z.object({ from: z.string(), to: z.string() }), (folder, { from, to }) =>
    copyFileSync(join(reference, "checkpoints/any", from), join(folder, to)),
  ),
  truncate: edit(z.object({ file, bytes }), (folder, options) => {
    const path = join(folder, options.file);
    const content = readFileSync(path);
    writeFileSync(path, content.subarray(0, Math.max(0, content.length - options.bytes)));
  }),
  append: edit(z.object({ file, bytes }), (folder, options) => {
    const path = join(folder, options.file);
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(options.bytes)]));
  }),
  setHeaderLength: edit(
    z.object({ file, value: z.union([z.string(), z.int(), z.object({ fileSizePlus: z.int() })]) }),
    (folder, { file: name, value }) => {
      const path = join(folder, name);
      const content = readFileSync(path);
      const length = typeof value === "object" ? statSync(path).size + value.fileSizePlus : value;
      content.writeBigUInt64LE(BigInt(length));
      writeFileSync(path, content);
    },
  ),
  setHeaderText: edit(z.object({ file, text: z.string() }), (folder, options) => {
    const path = join(folder, options.file);
    writeParts(path, { text: options.text, data: readParts(path).data });
  }),
  setOffsets: edit(z.object({ name: z.string(), begin: Offset, end: Offset }), (folder, options) => {
    const path = join(folder, fileOf(folder, options.name));
    const { text, data } = readParts(path);
    const header = Json.parse(JSON.parse(text));
    const entry = z.looseObject({ data_offsets: z.tuple([z.int(), z.int()]) }).parse(header[options.name]);
    const [begin, end] = entry.data_offsets;
    const data_offsets = [moved(begin, options.begin), moved(end, options.end)];
    writeParts(path, {
      text: JSON.stringify({ ...header, [options.name]: { ...entry, data_offsets } }),
      data,
    });
  }),
  setJson: edit(
    z.object({ file, path: z.array(z.string()), value: z.unknown() }),
    (folder, { file: name, path, value }) => {
      const content: unknown = JSON.parse(readFileSync(join(folder, name), "utf8"));
      writeFileSync(join(folder, name), JSON.stringify(withValue(content, path, value)));
    },
  ),
};

const moved = (from: number, to: z.infer<typeof Offset>) => (typeof to === "number" ? to : from + to.plus);

/** A copy with the value at a path of keys; `{ delete: true }` takes the key away. */
export function withValue(content: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const { [key]: inner, ...others } = Json.parse(content ?? {});
  const changed = withValue(inner, rest, value);
  const deleted = z.strictObject({ delete: z.literal(true) }).safeParse(changed).success;
  return deleted ? others : { ...others, [key]: changed };
}
