import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProviderError } from "@kvsweep/core/providers";
import { decodeTrace } from "@kvsweep/core/traces";
import { expect, test } from "vitest";
import { z } from "zod";
import { canRun } from "../testing/can-run.ts";
import { repository } from "../testing/kvsweep.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { type CaptionOptions, caption } from "./caption.ts";

const image = join(repository, "benchmarks/scenes/images/0000.png");
const options: CaptionOptions = {
  model: "scenes-vlm",
  images: [image],
  methods: ["greedy"],
  maxNewTokens: 4,
  prompt: { question: "Please describe the image in detail." },
  trace: false,
  json: true,
  threads: 1,
  memory: undefined,
  provider: "cpu",
  bundled: repository,
};

test("caption() prints a caption an image and method, and marks one that was cut off", async () => {
  const terminal = new RecordingTerminal();
  const methods = ["greedy", '{"method":"kvsmooth","layers":[1,8]}'];
  expect(await caption({ ...options, methods, json: false }, terminal)).toBe(0);
  expect(terminal.printed).toMatch(
    /0000\.png {2}greedy\n {2}The image.* …\n.*0000\.png {2}kvsmooth 0\.9 \[1,8\)\n/,
  );
});

test("caption() does the readable images and names the others", async () => {
  const broken = join(temporaryFolder(), "broken.png");
  writeFileSync(broken, "no image");
  const terminal = new RecordingTerminal();
  expect(await caption({ ...options, images: [broken, image] }, terminal)).toBe(1);
  expect(JSON.parse(terminal.printed)).toMatchObject({ image, finishReason: "length" });
  expect(terminal.said).toContain(broken);
});

test("caption() writes traces, which say the same as those that it prints", async () => {
  const folder = join(temporaryFolder(), "traces");
  const terminal = new RecordingTerminal();
  const traced = { trace: true, traceTo: folder, traceWords: ["dog", "image"], traceAttention: true };
  await caption(
    { ...options, ...traced, methods: ["greedy", '{"method":"kvsmooth","layers":[1,8]}'] },
    terminal,
  );
  expect(readdirSync(folder)).toEqual(["0000.1.1.safetensors", "0000.1.2.safetensors"]);
  const printed: object[] = terminal.printed
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  for (const [place, line] of printed.entries()) {
    const trace = decodeTrace(readFileSync(join(folder, `0000.1.${place + 1}.safetensors`)));
    expect(line).toMatchObject(JSON.parse(JSON.stringify(trace)));
    expect(trace.words?.ranks).toHaveLength(trace.ids.length);
    expect(trace.attention?.image).toHaveLength(trace.ids.length - 1);
  }
});

test("caption() with a repetition penalty repeats less", async () => {
  const idsOf = async (change: Partial<CaptionOptions>) => {
    const terminal = new RecordingTerminal();
    await caption({ ...options, maxNewTokens: 24, ...change }, terminal);
    return z.object({ ids: z.array(z.number()) }).parse(JSON.parse(terminal.printed)).ids;
  };
  const ids = await idsOf({ repetitionPenalty: 100, penaltyScope: "generated" });
  expect(new Set(ids).size).toBe(ids.length);
  const greedy = await idsOf({});
  expect(new Set(greedy).size).toBeLessThan(greedy.length);
});

test.each<[string, Partial<CaptionOptions>, string]>([
  ["words to trace for nothing", { traceWords: ["dog"] }, "the trace would go nowhere"],
  ["a method that does not exist", { methods: ["gredy"] }, "gredy"],
  ["layers that the model does not have", { methods: ['{"method":"kvsmooth","layers":[3,31]}'] }, "31"],
  ["an image that does not exist", { images: ["/nowhere.png"] }, 'Cannot read image "/nowhere.png"'],
  ["a model that does not exist", { model: "nowhere" }, 'Cannot find model "nowhere"'],
  ["a raw prompt without its image", { prompt: { text: "USER: hi" } }, "<image>"],
  ["a trace that is not JSON", { trace: true, json: false }, "Cannot show a trace"],
])("caption() refuses %s", async (_what, change, message) => {
  await expect(caption({ ...options, ...change }, new RecordingTerminal())).rejects.toThrow(message);
});

test("caption() in float16 captions as well", async () => {
  const terminal = new RecordingTerminal();
  expect(await caption({ ...options, dtype: "float16" }, terminal)).toBe(0);
  expect(JSON.parse(terminal.printed)).toMatchObject({ image, ids: { length: 4 } });
});

test.skipIf(canRun("cuda"))(
  "caption() says what a provider lacks before it looks at anything else",
  async () => {
    const asked = caption({ ...options, provider: "cuda", model: "nowhere" }, new RecordingTerminal());
    await expect(asked).rejects.toThrow(ProviderError);
  },
);
