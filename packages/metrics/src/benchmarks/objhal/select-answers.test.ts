import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Exclusions } from "../../scoring/exclusions.ts";
import { selectAnswers } from "./select-answers.ts";
import { ownFolder, writeRows } from "./testing/own-folder.ts";

/** The images of the answers that are left of three, and why others are not. */
async function selected(
  options: { list?: string; unknownImages?: "exclude"; known?: readonly string[] } = {},
) {
  const folder = await ownFolder();
  const rows = [1, 2, 2].map((image_id) => ({ image_id, text: "A dog." }));
  const captions = await writeRows(folder, rows);
  const { list, unknownImages = "error", known = ["1", "2"] } = options;
  const imageList = list === undefined ? undefined : join(folder, "list.txt");
  if (imageList !== undefined) await writeFile(imageList, list ?? "");
  const exclusions = new Exclusions();
  const images = new Map(known.map((id) => [id, new Set<string>()]));
  const readTruth = async () => ({ images, sources: {}, lexiconSha256: "", nltk: "" });
  const { answers } = await selectAnswers({ captions, imageList }, { unknownImages, exclusions, readTruth });
  return { ids: answers.map(({ imageId }) => imageId), exclusions: exclusions.list() };
}

test("selectAnswers() keeps all answers of an image, as the official code", async () => {
  expect(await selected()).toEqual({ ids: ["1", "2", "2"], exclusions: [] });
});

test("selectAnswers() refuses images without ground truth, unless they are to be left out", async () => {
  await expect(selected({ known: ["1"] })).rejects.toThrow(
    /answer 2 is about image 2, which the ground truth does not have$/,
  );
  expect(await selected({ known: ["1"], unknownImages: "exclude" })).toMatchObject({
    ids: ["1"],
    exclusions: [{ count: 2 }],
  });
  await expect(selected({ known: [], unknownImages: "exclude" })).rejects.toThrow(/no answer is left$/);
});

test("selectAnswers() keeps to the list", async () => {
  expect(await selected({ list: "2" })).toMatchObject({ ids: ["2", "2"], exclusions: [{ count: 1 }] });
  await expect(selected({ list: "2\n3" })).rejects.toThrow(
    /it has no answer about image 3, which the list names$/,
  );
});
