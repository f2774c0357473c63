import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SweepFileError } from "@kvsweep/sweep";
import { expect, test } from "vitest";
import { CommandError } from "../errors.ts";
import { repository } from "../testing/kvsweep.ts";
import { writeSmallSweep } from "../testing/small-sweep.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { type PrepareOptions, prepareSweep } from "./prepare-sweep.ts";

const options = { bundled: repository, rows: undefined };

test("prepareSweep() plans a sweep file with the models and benchmarks that it names", async () => {
  const { plan, models, benchmarks } = await prepareSweep(writeSmallSweep(temporaryFolder()), options);
  expect(plan).toMatchObject({ name: "small", cells: { length: 4 }, units: { length: 1 } });
  expect(models).toMatchObject([{ name: "scenes-vlm", layerCount: 8 }]);
  expect(benchmarks).toMatchObject([{ benchmark: { name: "scenes" } }]);
});

test("prepareSweep() divides into smaller units when told to, and the sweep stays the same", async () => {
  const file = writeSmallSweep(temporaryFolder());
  const [whole, divided] = [
    await prepareSweep(file, options),
    await prepareSweep(file, { ...options, rows: 8 }),
  ];
  expect(divided.plan.units).toHaveLength(12);
  expect(divided.plan.id).toBe(whole.plan.id);
});

test("prepareSweep() says of a file that it does not exist, or is a folder", async () => {
  const folder = temporaryFolder();
  await expect(prepareSweep(join(folder, "none.yaml"), options)).rejects.toThrow(CommandError);
  await expect(prepareSweep(join(folder, "none.yaml"), options)).rejects.toThrow("it does not exist");
  await expect(prepareSweep(folder, options)).rejects.toThrow("it is a folder");
});

test("prepareSweep() passes the place of a mistake on", async () => {
  const file = join(temporaryFolder(), "bad.yaml");
  writeFileSync(file, "name: bad\nmodle: x\n");
  await expect(prepareSweep(file, options)).rejects.toThrow(SweepFileError);
  await expect(prepareSweep(file, options)).rejects.toThrow("bad.yaml:2:1");
});

test("prepareSweep() makes other cells for another provider or dtype", async () => {
  const file = writeSmallSweep(temporaryFolder());
  const ids = async (change: Partial<PrepareOptions>) =>
    Array.from((await prepareSweep(file, { ...options, ...change })).plan.cells, ({ id }) => id);
  const onCpu = await ids({});
  expect(await ids({ provider: "cpu" })).toEqual(onCpu);
  const others = [...(await ids({ provider: "webgpu" })), ...(await ids({ dtype: "float16" }))];
  expect(new Set([...onCpu, ...others]).size).toBe(3 * onCpu.length);
});
