import { utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { numberBytes } from "../testing/number-bytes.ts";
import { writeStoredTensors } from "../testing/stored-tensors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { checkFinite } from "./check-finite.ts";
import { readSafetensorsHeader } from "./safetensors-header.ts";

function write(file: string, dtype: string, values: readonly number[]): void {
  const before = { dtype, shape: [3], data: numberBytes(dtype, [1, 0, 1]) };
  const tensor = { dtype, shape: [values.length], data: numberBytes(dtype, values) };
  writeStoredTensors(file, new Map(Object.entries({ before, tensor })));
}

async function check(dtype: string, values: readonly number[]): Promise<void> {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "model.safetensors");
  write(file, dtype, values);
  await checkFinite(await readSafetensorsHeader(file));
}

const many = (last: number) => [...new Array<number>(700_001).fill(1), last];
const bad = [
  [Number.NaN, "it holds NaN"],
  [Number.POSITIVE_INFINITY, "it holds an infinity"],
  [Number.NEGATIVE_INFINITY, "it holds an infinity"],
] as const;

test.each(["F32", "F16", "BF16"].flatMap((dtype) => bad.map(([value, told]) => ({ dtype, value, told }))))(
  "checkFinite() finds $value in $dtype, at every place of a word and behind the first chunk",
  async ({ dtype, value, told }) => {
    for (const values of [[value], [1, value], [1, value, 1], [1, 0, value], many(value)]) {
      await expect(check(dtype, values)).rejects.toThrow(CheckpointError);
      await expect(check(dtype, values)).rejects.toThrow(`model.safetensors": ${told}`);
    }
  },
);

test("checkFinite() accepts the largest finite numbers, and any integers", async () => {
  await expect(check("F32", [3.4028234663852886e38, -3.4028234663852886e38])).resolves.toBeUndefined();
  await expect(check("BF16", [3.3895313892515355e38, 1])).resolves.toBeUndefined();
  await expect(check("I64", [-1, 2 ** 53 - 1])).resolves.toBeUndefined();
});

test("checkFinite() takes nothing of one tensor for a part of the next", async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "model.safetensors");
  // The upper half of this float32 would be an infinity as a float16.
  const first = { dtype: "F32", shape: [1], data: numberBytes("F32", [2 ** 121]) };
  const second = { dtype: "F16", shape: [1], data: numberBytes("F16", [1]) };
  writeStoredTensors(file, new Map(Object.entries({ first, second })));
  await expect(checkFinite(await readSafetensorsHeader(file))).resolves.toBeUndefined();
});

test("checkFinite() reads a file again once it has changed, good or bad", async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "model.safetensors");
  const checked = async () => checkFinite(await readSafetensorsHeader(file));
  write(file, "F32", [1]);
  await checked();
  write(file, "F32", [Number.NaN]);
  utimesSync(file, 1, 1);
  await expect(checked()).rejects.toThrow("it holds NaN");
  await expect(checked()).rejects.toThrow("it holds NaN");
  write(file, "F32", [1]);
  utimesSync(file, 2, 2);
  await expect(checked()).resolves.toBeUndefined();
});
