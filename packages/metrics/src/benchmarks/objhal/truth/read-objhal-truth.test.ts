import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallPunkt } from "../../../text/testing/own-fixtures.ts";
import { loadObjhalFiles } from "../objhal-files.ts";
import { ownFolder } from "../testing/own-folder.ts";
import { formatObjhalTruth } from "./objhal-truth.ts";
import { readObjhalTruth } from "./read-objhal-truth.ts";

const folder = await ownFolder();
const files = await loadObjhalFiles(folder);

test("readObjhalTruth() reads captions by noun lemmas and this lexicon", async () => {
  const images = new Set(["1"]);
  const truth = await readObjhalTruth(join(folder, "annotations"), files, { punkt: smallPunkt(), images });
  expect(truth).toMatchObject({ nltk: "3.9.1", lexiconSha256: files.lexiconSha256 });
  expect(truth.images).toEqual(new Map([["1", new Set(["dining table", "dog"])]]));
});

test("readObjhalTruth() refuses a file of another lexicon or NLTK", async () => {
  const path = join(folder, "truth.json");
  const truth = { lexiconSha256: files.lexiconSha256, nltk: "3.9.1", sources: {}, images: new Map() };
  await writeFile(path, formatObjhalTruth(truth));
  expect((await readObjhalTruth(path, files)).images.size).toBe(0);
  await expect(readObjhalTruth(path, files, { nltk: "3.8.1" })).rejects.toThrow(
    /it was made with NLTK 3.9.1$/,
  );
  await expect(readObjhalTruth(path, { ...files, lexiconSha256: "x" })).rejects.toThrow(
    /made with another lexicon$/,
  );
  await expect(readObjhalTruth(join(folder, "none"), files)).rejects.toThrow(/it does not exist$/);
});
