import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { smallPunkt } from "../../text/testing/own-fixtures.ts";
import { amberFileScorer } from "./amber-scorer.ts";
import { amberFolder, punkt, smallCases } from "./testing/goldens.ts";
import { ownFolder } from "./testing/own-data.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kvsweep-amber-"));
});

async function fileOf(responses: unknown): Promise<string> {
  const path = join(folder, "responses.json");
  await writeFile(path, JSON.stringify(responses));
  return path;
}

const own = amberFileScorer({ punkt: smallPunkt() });
const responses = [
  { id: 1, response: "A man sits under a desk." },
  { id: 3, response: "No" },
];

test("amberScorer says which similarity table it used, or that there was none", async () => {
  const captions = await fileOf(responses);
  const similarity = join(ownFolder, "similarity.json");
  const report = await own.score({ captions, groundTruth: ownFolder, options: { similarity } });
  expect(report).toMatchObject({
    benchmark: "amber",
    version: 1,
    n: 1,
    settings: { similarity: "invented 1.0" },
  });
  expect(report.exclusions).toMatchObject([{ count: 1, examples: ["3"] }]);
  expect(report.metrics["CHAIR"]).toBeCloseTo(1 / 2.001, 12);
  const exact = await own.score({ captions, groundTruth: ownFolder });
  expect(exact.settings["similarity"]).toMatch(/^none: .* not AMBER's scores$/);
});

test("amberScorer writes what it found in each response", async () => {
  const perCaption = join(folder, "out.jsonl");
  await own.score({ captions: await fileOf(responses), groundTruth: ownFolder, perCaption });
  const lines = (await readFile(perCaption, "utf8")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { id: 1, kept: ["man", "desk"], hallucinated: [false, true] },
  ]);
});

test("amberScorer refuses options that it does not have", async () => {
  const score = own.score({ captions: "r.json", groundTruth: ownFolder, options: { similar: "x" } });
  await expect(score).rejects.toThrow(/the nearest is "similarity"$/);
});

test("amberScorer needs the data folder", async () => {
  await expect(own.score({ captions: await fileOf(responses) })).rejects.toMatchObject({
    name: "ScoringError",
    advice: expect.stringContaining("AMBER"),
  });
});

const official = amberFileScorer({ punkt });
const everyId = Array.from({ length: 1004 }, (_, i) => ({
  id: i + 1,
  response: "A sky, a person, a dog and a building.",
}));
/** Of these our file scorer gives an error, and the official code a number that says nothing. */
const refused = new Set(["no response at all", "id 0 reads the last record"]);

test.skipIf(!amberFolder || !punkt)(
  "amberScorer gives inference.py's numbers on small files, and errors for accidents",
  async () => {
    for (const one of smallCases()) {
      const captions = await fileOf(typeof one.responses === "string" ? everyId : one.responses);
      const options = { repeatedIds: "keep" };
      const score = official.score({ captions, groundTruth: amberFolder, options });
      if (refused.has(one.case) || (one.error && one.case !== "id as a string")) {
        await expect(score, one.case).rejects.toThrow(/^Cannot (score|read)/);
        continue;
      }
      const { metrics, printed } = await score;
      if (one.metrics === undefined) continue;
      for (const [name, value] of Object.entries(one.metrics)) {
        expect((metrics[name] ?? Number.NaN) * 100, one.case).toBeCloseTo(value, 12);
        expect(Number(printed[name]), one.case).toBe(one.printed?.[name]);
      }
    }
  },
);
