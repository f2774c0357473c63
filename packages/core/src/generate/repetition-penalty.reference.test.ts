import { readFileSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { PenaltyOptions } from "../methods/repetition-penalty.ts";
import { checkpoints, reference } from "../testing/paths.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { Captioner } from "./captioner.ts";

const Record = z.object({
  factor: z.number(),
  scope: z.enum(["prompt", "generated"]),
  ids: z.array(z.number()),
});
const Expected = z.object({
  prompt: z.string(),
  maxNewTokens: z.number(),
  checkpoints: z.record(z.string(), z.record(z.string(), z.array(Record))),
});
const expected = Expected.parse(
  JSON.parse(readFileSync(join(reference, "expected/repetition-penalty.json"), "utf8")),
);

async function idsOf(captioner: Captioner, image: string, penalty: PenaltyOptions) {
  const sample = { image: join(reference, "images", image), prompt: { text: expected.prompt } };
  const { maxNewTokens } = expected;
  const methods = [{ method: "greedy" } as const];
  const [captions] = await captioner.caption({ samples: [sample], methods, maxNewTokens, ...penalty });
  if (!captions || captions instanceof Error) throw captions ?? new Error("no captions");
  return captions.map(({ ids }) => ids);
}

describe.each(checkpoints)("%s with a repetition penalty", (checkpoint) => {
  const folder = join(reference, "checkpoints", checkpoint);
  const images = Object.entries(expected.checkpoints[checkpoint] ?? {});
  let captioner: Captioner;
  beforeAll(async () => {
    captioner = await Captioner.open(folder);
  });
  afterAll(() => captioner.close());

  test("gives the tokens of Hugging Face, with the prompt's tokens counted and without", async () => {
    expect(images.length).toBeGreaterThan(0);
    for (const [image, records] of images) {
      for (const { factor, scope, ids } of records) {
        const penalty = { repetitionPenalty: factor, penaltyScope: scope };
        expect(await idsOf(captioner, image, penalty), `${image} ${factor} ${scope}`).toEqual([ids]);
      }
    }
  });
});

test("a penalty in generation_config.json is the model's own, unless the batch asks for another", async () => {
  const [checkpoint] = checkpoints;
  await using folder = await temporaryFolder();
  await cp(join(reference, "checkpoints", checkpoint), folder.path, { recursive: true });
  const own = { eos_token_id: 2, repetition_penalty: 1.3 };
  await writeFile(join(folder.path, "generation_config.json"), JSON.stringify(own));
  const captioner = await Captioner.open(folder.path);
  const records = expected.checkpoints[checkpoint]?.["palette.png"] ?? [];
  const wanted = (factor: number) =>
    records.find((record) => record.factor === factor && record.scope === "prompt")?.ids;
  expect(await idsOf(captioner, "palette.png", {})).toEqual([wanted(1.3)]);
  expect(await idsOf(captioner, "palette.png", { repetitionPenalty: 0.8 })).toEqual([wanted(0.8)]);
  await captioner.close();
});
