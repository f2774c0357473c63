import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { imageId } from "../../captions/image-id.ts";
import { readJsonRows } from "../../captions/read-json-rows.ts";
import { collect } from "../../captions/testing/collect.ts";
import { referencePath } from "../../text/testing/reference-data.ts";
import { parseGroundTruth } from "../chair/truth/ground-truth.ts";
import { askQuestions, type Strategy } from "./questions.ts";

const Question = z.object({ image: z.string(), text: z.string(), label: z.enum(["yes", "no"]) });
const truthPath = referencePath("chair/gt_objects_pattern_variant.json");

/** POPE's own questions by image: yes and no in turns, as ours. */
async function popeNames(path: string): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  for (const { value } of await collect(readJsonRows(path))) {
    const { image, text } = Question.parse(value);
    const id = imageId(image) ?? "";
    const name = /^Is there an? (.*) in the image\?$/.exec(text)?.[1] ?? "";
    names.set(id, [...(names.get(id) ?? []), name]);
  }
  return names;
}

/** How often `other` is shown beside `name`; 0 for POPE's random fallback, too. */
const beside = (rows: readonly { objects: readonly string[] }[], name: string, other: string): number =>
  rows.filter(({ objects }) => objects.includes(name) && objects.includes(other)).length;

// POPE asks for the same objects in the order of a file that is not public; among equals the order decides.
const equal: [Strategy, number][] = [
  ["popular", 1500],
  ["adversarial", 1494],
];

test.skipIf(truthPath === undefined).each(equal)(
  "askQuestions() asks what POPE's published questions ask, up to ties: %s",
  async (strategy, count) => {
    const path = referencePath(`pope/coco_pope_${strategy}.json`);
    if (truthPath === undefined || path === undefined) return;
    const truth = parseGroundTruth(readFileSync(truthPath, "utf8"), truthPath).images;
    const official = await popeNames(path);
    const rows = [...official].map(([id, names]) => {
      const shown = names.filter((_, place) => place % 2 === 0);
      return { id, image: null, objects: [...new Set([...shown, ...(truth.get(id) ?? [])])] };
    });
    const pairs = askQuestions(rows, strategy, 0).flatMap(({ id, names }) =>
      [0, 2, 4].map((place) => ({
        shown: names[place] ?? "",
        ours: names[place + 1] ?? "",
        theirs: official.get(id)?.[place + 1] ?? "",
      })),
    );
    const others = pairs.filter(({ ours, theirs }) => ours !== theirs);
    expect(pairs.length - others.length).toBe(count);
    for (const { shown, ours, theirs } of others)
      expect(beside(rows, shown, ours)).toBe(beside(rows, shown, theirs));
  },
);
