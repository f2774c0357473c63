import { expect, test } from "vitest";
import { jsonLines, temporaryFile } from "../../captions/testing/temporary-file.ts";
import { ownPunkt } from "../chair/testing/own-scenes.ts";
import { opopeFileScorer } from "./opope-scorer.ts";
import { expectStrategy } from "./testing/expect-strategy.ts";
import { smallCases } from "./testing/reference.ts";

const scorer = opopeFileScorer({ punkt: ownPunkt });

async function score(
  truth: readonly unknown[],
  captions: readonly unknown[],
  options: Record<string, string>,
) {
  return scorer.score({
    captions: await temporaryFile(jsonLines(...captions)),
    groundTruth: await temporaryFile(jsonLines(...truth), "truth.jsonl"),
    options,
  });
}

const runs = smallCases.flatMap(({ runs, ...rest }) => runs.map((run) => ({ ...rest, ...run })));

test.each(runs)("opopeScorer equals the official code, seed $seed: $case", async (run) => {
  const options = { seed: String(run.seed), numImages: String(run.num_images) };
  const isRefused = Object.values(run.strategies).some(({ error }) => error?.startsWith("AssertionError"));
  const scored = score(run.ground_truth, run.captions, options);
  if (isRefused) return expect(scored).rejects.toThrow(/have three objects or more, fewer than 7$/);
  const report = await scored;
  if (run.average !== undefined) expect(report.metrics).toMatchObject(run.average);
  for (const [strategy, expected] of Object.entries(run.strategies))
    expectStrategy(report, strategy, expected);
});

const truth = [
  { image_id: 1, objects: ["dog", "cat", "chair"] },
  { image_id: 2, objects: ["car", "traffic light", "cup"] },
];
const captions = [
  { image_id: 1, caption: "A puppy and two Cats." },
  { image_id: 2, caption: "A carpet under a highlight." },
];

test("opopeScorer matches by CHAIR's mentions where it is told to", async () => {
  const bySubstring = await score(truth, captions, {});
  const byMention = await score(truth, captions, { match: "chair" });
  expect(bySubstring.counts).toMatchObject({ randomTP: 2, randomFN: 4 });
  expect(byMention.counts).toMatchObject({ randomTP: 2, randomFN: 4, randomFP: 0 });
  expect(byMention.settings).toMatchObject({ match: "chair", frontEnd: "wordnet", nltk: "3.9.1" });
  const odd = [{ image_id: 1, objects: ["dog", "unicorn", "chair"] }];
  await expect(score(odd, captions, { match: "chair" })).rejects.toThrow(
    'has a "unicorn", which is none of them',
  );
});

test("opopeScorer keeps the last caption of an id that comes twice, as the official code, if it may", async () => {
  const twice = [...captions, { image_id: 2, caption: "" }];
  await expect(score(truth, twice, {})).rejects.toThrow("image 2 comes twice");
  const report = await score(truth, twice, { repeatedIds: "keep" });
  expect(report).toMatchObject({ n: 2, counts: { randomTP: 0 } });
});

test("opopeScorer refuses to search without end for an object that no image lacks", async () => {
  const none = score(truth.slice(0, 1), captions.slice(0, 1), {});
  await expect(none).rejects.toThrow("Cannot ask about image 1: every object of the file is shown in it");
});

test("opopeScorer refuses a seed that is no whole number", async () => {
  await expect(score(truth, captions, { seed: "x" })).rejects.toThrow("option seed: it is no whole number");
});
