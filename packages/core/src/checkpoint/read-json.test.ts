import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { scenesModel } from "../testing/paths.ts";
import { readJson } from "./read-json.ts";

test("readJson() gives a file's value", async () => {
  expect(await readJson(join(scenesModel, "config.json"))).toMatchObject({ model_type: "llava" });
});

test("readJson() names a file that is not there", async () => {
  const file = join(scenesModel, "none.json");
  await expect(readJson(file)).rejects.toThrow(CheckpointError);
  await expect(readJson(file)).rejects.toThrow(`Cannot read "${file}": it does not exist`);
});
