import { join } from "node:path";
import { expect, test } from "vitest";
import { numberBytes } from "../testing/number-bytes.ts";
import { writeStoredTensors } from "../testing/stored-tensors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readShards } from "./shards.ts";

const one = { dtype: "F32", shape: [1], data: numberBytes("F32", [1]) };

/** Reads two shards, `a` with the tensors x and constructor, `b` with y, by an index. */
async function read(weight_map: unknown) {
  await using folder = await temporaryFolder({ "model.safetensors.index.json": { weight_map } });
  const write = (file: string, ...names: string[]) =>
    writeStoredTensors(join(folder.path, file), new Map(names.map((name) => [name, one])));
  write("a", "x", "constructor");
  write("b", "y");
  return await readShards(folder.path);
}

test("readShards() finds each tensor in its shard", async () => {
  const tensors = await read({ x: "a", constructor: "a", y: "b" });
  expect([...tensors].map(([name, { file }]) => [name, file.at(-1)])).toEqual([
    ["x", "a"],
    ["constructor", "a"],
    ["y", "b"],
  ]);
});

test.each([
  [{ x: "a", y: "b" }, 'tensor "constructor" of a is missing from the index'],
  [{ x: "b", constructor: "a", y: "b" }, 'it sends tensor "x" to b, which does not hold it'],
  [{ x: "../a" }, "a shard must be a file of the checkpoint's own folder"],
  [{ x: "" }, "it is not a file"],
  [{ x: "c" }, "it does not exist"],
  [["x"], "it has no weight_map"],
])("readShards() refuses an index of %j", async (map, told) => {
  await expect(read(map)).rejects.toThrow(told);
});

test("readShards() prefers a single file to an index", async () => {
  await using folder = await temporaryFolder({
    "model.safetensors.index.json": { weight_map: { x: "none" } },
  });
  writeStoredTensors(join(folder.path, "model.safetensors"), new Map([["x", one]]));
  expect([...(await readShards(folder.path)).keys()]).toEqual(["x"]);
});
