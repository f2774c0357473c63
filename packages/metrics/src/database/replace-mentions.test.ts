import { asc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Mention } from "../benchmark.ts";
import { insertCounts } from "./insert-counts.ts";
import { replaceMentions } from "./replace-mentions.ts";
import { captionCounts, mentions } from "./schema.ts";
import { openTestDatabase, recordSmallSweep, type TestDatabase } from "./testing/small-sweep.ts";

let ledger: TestDatabase;
beforeAll(async () => {
  ledger = await openTestDatabase();
  await recordSmallSweep(ledger.db, { id: "s", cellIds: ["greedy"], sampleIds: ["1", "2"] });
});
afterAll(() => ledger[Symbol.asyncDispose]());
beforeEach(async () => {
  await ledger.db.delete(captionCounts);
  await insertCounts(ledger.db, [count("1", 1), count("1", 2), count("2", 1)]);
});

const key = (sampleId: string, version: number) => ({
  cellId: "greedy",
  sampleId,
  benchmark: "scenes",
  version,
});
const count = (sampleId: string, version: number) => ({ ...key(sampleId, version), counts: { captions: 1 } });
const mention = (word: string, start: number | null = null): Mention => ({
  word,
  class: "dog",
  start,
  end: start === null ? null : start + word.length,
  hallucinated: word === "puppy",
});
const stored = () =>
  ledger.db
    .select()
    .from(mentions)
    .orderBy(asc(mentions.sampleId), asc(mentions.version), asc(mentions.ordinal));
const words = async () => (await stored()).map((row) => [row.sampleId, row.version, row.word]);

test("replaceMentions() keeps mentions in the caption's order, with or without places", async () => {
  await replaceMentions(ledger.db, [{ ...key("1", 1), mentions: [mention("dog", 2), mention("puppy")] }]);
  expect(await stored()).toEqual([
    {
      ...{ ...key("1", 1), ordinal: 0, word: "dog", class: "dog" },
      ...{ startOffset: 2, endOffset: 5, hallucinated: false },
    },
    {
      ...{ ...key("1", 1), ordinal: 1, word: "puppy", class: "dog" },
      ...{ startOffset: null, endOffset: null, hallucinated: true },
    },
  ]);
});

test("replaceMentions() again leaves no mention of before, and other captions and versions alone", async () => {
  await replaceMentions(ledger.db, [
    { ...key("1", 1), mentions: [mention("dog"), mention("dogs")] },
    { ...key("1", 2), mentions: [mention("dog")] },
    { ...key("2", 1), mentions: [mention("puppy")] },
  ]);
  await replaceMentions(ledger.db, [{ ...key("1", 1), mentions: [mention("hound")] }]);
  expect(await words()).toEqual([
    ["1", 1, "hound"],
    ["1", 2, "dog"],
    ["2", 1, "puppy"],
  ]);
  await replaceMentions(ledger.db, [{ ...key("1", 1), mentions: [] }]);
  expect(await words()).toHaveLength(2);
});

test("replaceMentions() refuses mentions of a caption that nobody counted, and changes nothing", async () => {
  await replaceMentions(ledger.db, [{ ...key("2", 1), mentions: [mention("dog")] }]);
  const batch = [
    { ...key("2", 1), mentions: [] },
    { ...key("2", 9), mentions: [mention("dog")] },
  ];
  await expect(replaceMentions(ledger.db, batch)).rejects.toThrow();
  expect(await words()).toEqual([["2", 1, "dog"]]);
});

test("replaceMentions() of no captions does nothing", async () => {
  await replaceMentions(ledger.db, []);
  expect(await stored()).toEqual([]);
});
