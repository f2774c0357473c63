import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ClaimedUnit } from "@kvsweep/sweep/ledger";
import { expect, test } from "vitest";
import { atHandResolver, modelsAtHand } from "./at-hand.ts";
import { scenesModel } from "./testing/paths.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const bundled = dirname(dirname(scenesModel));

test("modelsAtHand() reads a model's folder, a folder of models, and each model once", async () => {
  const models = await modelsAtHand([scenesModel, dirname(scenesModel)]);
  expect(models.map(({ folder }) => folder)).toEqual([scenesModel]);
});

test("modelsAtHand() refuses folders without any model", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "empty"));
  await expect(modelsAtHand([folder])).rejects.toThrow(`Cannot find a model in "${folder}"`);
  await expect(modelsAtHand([join(folder, "nowhere")])).rejects.toThrow("Cannot read the folder");
});

test("atHandResolver() gives a unit its model and samples, and leaves units of others to others", async () => {
  const models = await modelsAtHand([scenesModel]);
  const resolve = atHandResolver(models, bundled);
  const unit = {
    ...{ id: "u", model: "scenes-vlm", benchmark: "scenes", benchmarkFingerprint: "other" },
    modelFingerprint: models[0]?.fingerprint,
  } as ClaimedUnit;
  const changed = await resolve(unit).catch((error: unknown) => error);
  expect(changed).toMatchObject({
    name: "NotAtHandError",
    retry: true,
    message: expect.stringContaining('"scenes"'),
  });
  await expect(resolve({ ...unit, modelFingerprint: "other" })).rejects.toThrow(
    'its model "scenes-vlm" is not here',
  );
});
