import { readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { Captioner } from "../generate/captioner.ts";
import { breakCheckpoint } from "../testing/break-checkpoint.ts";
import { mutateText, mutateValue } from "../testing/mutate-json.ts";
import { readParts, writeParts } from "../testing/stored-tensors.ts";
import { uniform } from "../testing/uniform.ts";
import { checkFinite } from "./check-finite.ts";
import { readConfig } from "./config.ts";
import { readGenerationConfig } from "./generation-config.ts";
import { readWeights } from "./weights.ts";

/** How many folders that still load are opened for good, which takes a third of a second each. */
const opened = 6;

async function read(folder: string): Promise<void> {
  await checkFinite(await readWeights(await readConfig(folder)));
  await readGenerationConfig(folder);
}

/** "loads", "refused", or the message of an error that is none of ours. */
async function outcome(reading: Promise<unknown>): Promise<string> {
  return reading.then(
    () => "loads",
    (error: unknown) => (error instanceof CheckpointError ? "refused" : `${error}`),
  );
}

/** Each seed's mutation of a text: every other one leaves it JSON. */
function mutated(text: string, seed: number): string {
  const random = uniform(seed * 7919);
  const value: unknown = JSON.parse(text);
  return seed % 2 === 0 ? mutateText(random, text) : (JSON.stringify(mutateValue(random, value)) ?? "");
}

test.each([
  ["llava-fp16-tied", "config.json", 250],
  ["llava-liuhaotian", "config.json", 80],
  ["llava-liuhaotian", "clip-vit-tiny-patch7-28/config.json", 80],
  ["llava-gqa-sharded", "model.safetensors.index.json", 80],
  ["llava-fp16-tied", "generation_config.json", 40],
] as const)("%s with any damage to its %s loads or gives a CheckpointError", async (base, name, cases) => {
  const folder = await breakCheckpoint({ base, edits: [] });
  const file = join(folder, name);
  const text = readFileSync(file, "utf8");
  const outcomes = new Set<string>();
  let open = 0;
  for (let seed = 1; seed <= cases; seed++) {
    writeFileSync(file, mutated(text, seed));
    const found = await outcome(read(folder));
    outcomes.add(found);
    if (found === "loads" && seed % 2 === 1 && name === "config.json" && open < opened) {
      open += 1;
      outcomes.add(await outcome(Captioner.open(folder).then((captioner) => captioner.close())));
    }
  }
  await rm(folder, { recursive: true });
  expect([...outcomes].sort()).toEqual(["loads", "refused"]);
});

test("a checkpoint with any damage to its safetensors header loads or gives a CheckpointError", async () => {
  const folder = await breakCheckpoint({ base: "llava-fp16-tied", edits: [] });
  const file = join(folder, "model.safetensors");
  const { text, data } = readParts(file);
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= 300; seed++) {
    writeParts(file, { text: mutated(text, seed), data });
    outcomes.add(await outcome(read(folder)));
  }
  await rm(folder, { recursive: true });
  expect([...outcomes].sort()).toEqual(["loads", "refused"]);
});
