import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../testing/kvsweep.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { Catalog } from "./catalog.ts";

const models = join(repository, "models");
const catalog = new Catalog({ models: ["/nowhere", models], bundled: repository });

test("model() finds a model by its plain name in any of the folders", async () => {
  expect(await catalog.model("scenes-vlm")).toMatchObject({ folder: join(models, "scenes-vlm") });
  expect(await catalog.modelNames()).toContain("scenes-vlm");
});

test("model() takes a path that leads right into one of the folders", async () => {
  expect(await catalog.model("models/scenes-vlm")).toMatchObject({ folder: join(models, "scenes-vlm") });
});

test.each([
  "../scenes-vlm",
  "/etc",
  "benchmarks/scenes",
  "./scenes-vlm",
  "models",
  "..",
  "",
  "nowhere",
  "a\0b",
])("model() refuses %j, though there may be such a folder", async (name) => {
  await expect(catalog.model(name)).rejects.toMatchObject({
    name: "ResolveError",
    message: expect.stringContaining("the coordinator has no model of that name"),
    advice: expect.stringContaining("scenes-vlm"),
  });
});

test("benchmark() loads benchmarks by their plain names only", async () => {
  expect((await catalog.benchmark("scenes")).data.samples).toHaveLength(200);
  await expect(catalog.benchmark("../benchmarks/scenes")).rejects.toThrow("a benchmark has a plain name");
  await expect(catalog.benchmark("constructor")).rejects.toThrow("constructor");
});

test("modelNames() lists folders that are models only", async () => {
  const folder = temporaryFolder();
  cpSync(join(models, "scenes-vlm/config.json"), join(folder, "a/config.json"));
  cpSync(join(models, "scenes-vlm/config.json"), join(folder, "b/other.json"));
  expect(await new Catalog({ models: [folder], bundled: repository }).modelNames()).toEqual(["a"]);
});
