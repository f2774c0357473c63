import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { numberBytes } from "../testing/number-bytes.ts";
import { writeStoredTensors } from "../testing/stored-tensors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readSafetensorsHeader } from "./safetensors-header.ts";

/** Weights and a cache; `change` rewrites the file so that only reading it shows a difference. */
async function cached() {
  const folder = await temporaryFolder();
  const file = join(folder.path, "model.safetensors");
  const cache = join(folder.path, "cache");
  const write = (value: number) => {
    const tensor = { dtype: "F32", shape: [1], data: numberBytes("F32", [value]) };
    writeStoredTensors(file, new Map(Object.entries({ tensor })));
    utimesSync(file, 1000, 1000);
  };
  return {
    file,
    write,
    entries: () => readdirSync(join(cache, "finite")).map((name) => join(cache, "finite", name)),
    /** As another process would: with nothing in memory. */
    check: async (folder: string | undefined = cache) => {
      vi.resetModules();
      const { checkFinite } = await import("./check-finite.ts");
      await checkFinite(await readSafetensorsHeader(file), folder);
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

test("a process takes an earlier one's verdict without reading the weights", async () => {
  await using model = await cached();
  model.write(1);
  await model.check();
  // Same inode, size and time: only who reads the weights can tell.
  model.write(Number.NaN);
  await expect(model.check()).resolves.toBeUndefined();
  const elsewhere = `${model.file}-cache`;
  await expect(model.check(elsewhere)).rejects.toThrow("it holds NaN");
  model.write(1);
  await expect(model.check(elsewhere)).rejects.toThrow('tensor "tensor"');
});

test("a file is read again once its time or its size has changed", async () => {
  await using model = await cached();
  model.write(1);
  await model.check();
  model.write(Number.NaN);
  utimesSync(model.file, 1000, 1001);
  await expect(model.check()).rejects.toThrow("it holds NaN");
  model.write(Number.NaN);
  writeFileSync(model.file, new Uint8Array(8), { flag: "a" });
  utimesSync(model.file, 1000, 1001);
  await expect(model.check()).rejects.toThrow();
});

test.each(["", "{", "null", '{"file":1}', '{"file":"/other","version":"1","finding":null}'])(
  "an entry damaged to %j is none, and is replaced",
  async (text) => {
    await using model = await cached();
    model.write(Number.NaN);
    await expect(model.check()).rejects.toThrow("it holds NaN");
    const [entry] = model.entries();
    const good = readFileSync(entry ?? "", "utf8");
    writeFileSync(entry ?? "", text);
    await expect(model.check()).rejects.toThrow("it holds NaN");
    expect(model.entries()).toEqual([entry]);
    expect(readFileSync(entry ?? "", "utf8")).toBe(good);
  },
);

test("a cache that cannot be written does not keep a model from loading", async () => {
  await using model = await cached();
  model.write(1);
  await expect(model.check(model.file)).resolves.toBeUndefined();
});
