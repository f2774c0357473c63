import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { collect } from "../../captions/testing/collect.ts";
import { Exclusions } from "../../scoring/exclusions.ts";
import { selectResponses } from "./select-responses.ts";
import { ownData } from "./testing/own-data.ts";

const { annotations } = await ownData();

/** The ids that are left of these, and why others are not. */
async function selected(
  ids: readonly string[],
  options: { list?: string; unknownImages?: "exclude"; repeatedIds?: "keep" } = {},
) {
  async function* responses() {
    for (const id of ids) yield { id, text: "", place: `item ${id}` };
  }
  const exclusions = new Exclusions();
  const { list, unknownImages = "error", repeatedIds = "error" } = options;
  const imageList =
    list === undefined ? undefined : join(await mkdtemp(join(tmpdir(), "kvsweep-")), "list.txt");
  if (imageList !== undefined) await writeFile(imageList, list ?? "");
  const input = { captions: "c.json", imageList };
  const found = selectResponses(responses(), { input, annotations, unknownImages, repeatedIds, exclusions });
  return { ids: (await collect(found)).map(({ id }) => id), exclusions: exclusions.list() };
}

test("selectResponses() counts what is of the discriminative part", async () => {
  expect(await selected(["2", "3", "1"])).toEqual({
    ids: ["2", "1"],
    exclusions: [{ reason: "the id is of AMBER's discriminative part", count: 1, examples: ["3"] }],
  });
});

test("selectResponses() keeps to the list", async () => {
  expect(await selected(["1", "2"], { list: "2\n" })).toMatchObject({ ids: ["2"] });
  await expect(selected(["2"], { list: "1\n2\n" })).rejects.toThrow(
    /it has no response of id 1, which the list names$/,
  );
});

test("selectResponses() refuses ids that AMBER does not have, unless they are to be left out", async () => {
  await expect(selected(["1", "0"])).rejects.toThrow(
    'Cannot score "c.json": item 0 has id 0, and AMBER has no such id',
  );
  expect(await selected(["1", "4"], { unknownImages: "exclude" })).toMatchObject({ ids: ["1"] });
});

test("selectResponses() refuses an id that comes twice, unless both are to be kept", async () => {
  await expect(selected(["1", "1"])).rejects.toThrow(/item 1 is the second response of id 1$/);
  expect(await selected(["1", "1"], { repeatedIds: "keep" })).toMatchObject({ ids: ["1", "1"] });
});

test("selectResponses() refuses a file of which nothing is left", async () => {
  await expect(selected(["3"])).rejects.toThrow(/no response is of AMBER's generative part$/);
});
