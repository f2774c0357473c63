import { expect, test } from "vitest";
import { collect } from "../captions/testing/collect.ts";
import { jsonLines, temporaryFile } from "../captions/testing/temporary-file.ts";
import { imagesHash } from "./image-list.ts";
import { type SelectionOptions, selectCaptions } from "./select-captions.ts";

const rows = [7, 8, 9].map((id) => ({ image_id: id, caption: `caption ${id}` }));

async function select(list: string | undefined, options: Partial<SelectionOptions> = {}) {
  const captions = await temporaryFile(jsonLines(...rows));
  const imageList = list === undefined ? undefined : await temporaryFile(list, "list.txt");
  const selection = await selectCaptions(
    { captions, imageList },
    { unknownImages: "error", repeatedIds: "error", isKnown: () => true, ...options },
  );
  const ids = (await collect(selection.captions())).map(({ id }) => id);
  return { ids, settings: selection.settings(), exclusions: selection.exclusions() };
}

test("selectCaptions() takes all captions where there is no list", async () => {
  const { ids, settings, exclusions } = await select(undefined);
  expect(ids).toEqual(["7", "8", "9"]);
  expect(exclusions).toEqual([]);
  expect(settings).toMatchObject({ imageListSha256: null, imagesSha256: imagesHash(ids) });
});

test("selectCaptions() takes the images of the list, and counts the others", async () => {
  const { ids, settings, exclusions } = await select("9\n7");
  expect(ids).toEqual(["7", "9"]);
  expect(exclusions).toEqual([
    { reason: "the list of images does not name the caption's image", count: 1, examples: ["8"] },
  ]);
  expect(settings["imageListSha256"]).toBe(settings["imagesSha256"]);
});

test("selectCaptions() refuses a list with images that have no caption", async () => {
  await expect(select("7\n5\n6")).rejects.toThrow(/: 2 images of ".*list.txt" have no caption, such as 5$/);
});

test("selectCaptions() leaves out, and counts, what the scorer can't score", async () => {
  const { ids, exclusions } = await select("7\n8\n9", {
    unknownImages: "exclude",
    isKnown: (id) => id !== "7",
    leaveOut: (id) => (id === "8" ? "it is blurred" : undefined),
  });
  expect(ids).toEqual(["9"]);
  expect(exclusions.map(({ reason }) => reason)).toEqual([
    "the caption's image has no ground truth",
    "it is blurred",
  ]);
});

test("selectCaptions() refuses a file of which nothing is left", async () => {
  const none = select(undefined, { unknownImages: "exclude", isKnown: () => false });
  await expect(none).rejects.toThrow("no caption is left; the caption's image has no ground truth (3)");
});
