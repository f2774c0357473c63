import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeTrace } from "@kvsweep/core/traces";
import { expect, test } from "vitest";
import { finishedState } from "../testing/finished-state.ts";
import { kvsweep } from "../testing/kvsweep.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { traces } from "./traces.ts";

const sweepFile = `name: traced
model: scenes-vlm
benchmark: scenes
methods: [{ method: greedy }, { method: kvsmooth, layers: [1, 8] }]
decoding: { maxNewTokens: 4 }
samples: { limit: 2 }
traces: { topK: 2, words: [dog], attention: true }
`;

test("a sweep's traces are kept beside its captions, and traces() writes them to a folder", async () => {
  const folder = temporaryFolder();
  const [file, state, output] = ["traced.yaml", "state", "traces"].map((name) => join(folder, name));
  if (!file || !state || !output) throw new Error("three names");
  writeFileSync(file, sweepFile);
  expect(await kvsweep("run", file, "--state", state)).toMatchObject({ code: 0 });
  const terminal = new RecordingTerminal();
  expect(await traces({ sweep: "traced", state, output }, terminal)).toBe(0);
  const list: { label: string; sampleId: string; file: string }[] = readFileSync(
    join(output, "traces.jsonl"),
    "utf8",
  )
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(list.map(({ label, sampleId }) => [label, sampleId])).toEqual([
    ["greedy", "0"],
    ["greedy", "1"],
    ["kvsmooth 0.9 [1,8)", "0"],
    ["kvsmooth 0.9 [1,8)", "1"],
  ]);
  for (const entry of list) {
    const trace = decodeTrace(readFileSync(join(output, entry.file)));
    expect(trace.ids).toHaveLength(4);
    expect(trace.topIds.map(([first]) => first)).toEqual(trace.ids);
    expect(trace.words?.ids).toHaveLength(1);
    expect(trace.attention?.columnSums).toHaveLength(3);
    expect(trace.layers).toHaveLength(entry.label === "greedy" ? 8 : 7);
  }
});

test("traces() says that a sweep has none", async () => {
  const { state } = finishedState();
  const written = traces({ sweep: "", state, output: "nowhere" }, new RecordingTerminal());
  await expect(written).rejects.toThrow('traces of sweep "finished": no caption of it was traced');
});

test("traces() names the sweep that it cannot find", async () => {
  const options = { sweep: "other", state: temporaryFolder(), output: "nowhere" };
  await expect(traces(options, new RecordingTerminal())).rejects.toThrow('Cannot find sweep "other"');
});
