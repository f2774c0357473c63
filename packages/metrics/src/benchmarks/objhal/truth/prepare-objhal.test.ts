import { join } from "node:path";
import { expect, test } from "vitest";
import { smallPunkt } from "../../../text/testing/own-fixtures.ts";
import { loadObjhalFiles } from "../objhal-files.ts";
import { ownFolder } from "../testing/own-folder.ts";
import { prepareObjhal } from "./prepare-objhal.ts";
import { readObjhalTruth } from "./read-objhal-truth.ts";

test("prepareObjhal() writes what reading the annotations gives", async () => {
  const data = await ownFolder();
  const [annotations, output] = [join(data, "annotations"), join(data, "new/truth.json")];
  const punkt = smallPunkt();
  expect(await prepareObjhal({ data, annotations, output, punkt })).toBe(2);
  const files = await loadObjhalFiles(data);
  expect(await readObjhalTruth(output, files)).toEqual(await readObjhalTruth(annotations, files, { punkt }));
});
