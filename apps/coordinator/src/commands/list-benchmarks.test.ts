import { expect, test } from "vitest";
import { repository } from "../testing/kvsweep.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { listBenchmarks } from "./list-benchmarks.ts";

test("listBenchmarks() prints every benchmark with its size and metrics", async () => {
  const terminal = new RecordingTerminal();
  expect(await listBenchmarks({ bundled: repository, json: false }, terminal)).toBe(0);
  expect(terminal.printed).toMatch(/scenes \(version \d+, 200 images\)\n.*\n {2}Metrics: CHAIR_S, CHAIR_I, /);
});

test("listBenchmarks() prints units and directions as JSON", async () => {
  const terminal = new RecordingTerminal();
  await listBenchmarks({ bundled: repository, json: true }, terminal);
  const chairS = { key: "chairS", title: "CHAIR_S", unit: "%", better: "lower" };
  const entry = { name: "scenes", samples: 200, metrics: expect.arrayContaining([chairS]) };
  expect(JSON.parse(terminal.printed)).toEqual(expect.arrayContaining([expect.objectContaining(entry)]));
});

test("listBenchmarks() lists a benchmark whose data have to be got first", async () => {
  const terminal = new RecordingTerminal();
  await listBenchmarks({ bundled: repository, json: false }, terminal);
  expect(terminal.printed).toMatch(/^chair \(version \d+, no data here\)$/m);
  const asJson = new RecordingTerminal();
  await listBenchmarks({ bundled: repository, json: true }, asJson);
  const entry = { name: "chair", samples: null, fingerprint: null };
  expect(JSON.parse(asJson.printed)).toEqual(expect.arrayContaining([expect.objectContaining(entry)]));
});
