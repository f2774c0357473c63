import { expect, test } from "vitest";
import { decodeBatch } from "./decode-batch.ts";
import { LedgerError } from "./errors.ts";
import type { ClaimedUnit } from "./ledger/claim-unit.ts";

const unit: ClaimedUnit = {
  id: "u1",
  sweepState: "active",
  sweepId: "s",
  attempt: 1,
  attemptToken: "t",
  model: "m",
  modelFingerprint: "f",
  benchmark: "scenes",
  benchmarkFingerprint: "b",
  provider: "cpu",
  dtype: "float32",
  question: null,
  maxNewTokens: 16,
  penalty: { repetitionPenalty: 1.2 },
  cells: [{ id: "c0", label: "greedy", method: { method: "greedy" } }],
  sampleIds: ["1", "2"],
  pending: [],
};
const samples = ["2", "1"].map((id) => ({ id, image: `/${id}.png`, question: "Describe." }));
const whole = { unit, model: "/m", samples };

test("decodeBatch() has the batch's samples in the batch's order, and methods for cells", () => {
  expect(decodeBatch({ ...whole, batch: { sampleIds: ["1", "2"], cellIds: ["c0"] } })).toEqual({
    model: "/m",
    samples: [samples[1], samples[0]],
    methods: [{ method: "greedy" }],
    maxNewTokens: 16,
    repetitionPenalty: 1.2,
  });
});

test("decodeBatch() puts the sweep's question in the place of the benchmark's", () => {
  const asked = { ...unit, question: "What?" };
  const batch = { sampleIds: ["1"], cellIds: ["c0"] };
  expect(decodeBatch({ ...whole, unit: asked, batch }).samples[0]?.question).toBe("What?");
});

test("decodeBatch() throws LedgerError for samples and cells that there are not", () => {
  expect(() => decodeBatch({ ...whole, batch: { sampleIds: ["3"], cellIds: ["c0"] } })).toThrow(LedgerError);
  expect(() => decodeBatch({ ...whole, batch: { sampleIds: ["1"], cellIds: ["c9"] } })).toThrow(/"c9"/);
});
