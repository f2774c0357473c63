import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../testing/repository.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { bundledModels, resolveModel } from "./resolve-model.ts";

const folder = join(repository, "models/scenes-vlm");

test.each(["scenes-vlm", "models/scenes-vlm", folder])("resolveModel() finds %s", async (name) => {
  expect(await resolveModel(name, repository)).toMatchObject({ name: "scenes-vlm", folder });
});

test("resolveModel() names the bundled models where there is no such folder", async () => {
  await expect(resolveModel("nowhere", repository)).rejects.toMatchObject({
    message: 'Cannot find model "nowhere": there is no such folder',
    advice: expect.stringContaining("scenes-vlm"),
  });
});

test("resolveModel() names the file that a folder lacks", async () => {
  const empty = join(temporaryFolder(), "empty");
  mkdirSync(empty);
  await expect(resolveModel(empty, repository)).rejects.toThrow(join(empty, "config.json"));
});

test("bundledModels() lists what comes with kvsweep", async () => {
  expect(await bundledModels(repository)).toContain("scenes-vlm");
});
