import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CoreError } from "../errors.ts";
import { readImageProcessor } from "../image/processor-config.ts";
import { breakCheckpoint } from "../testing/break-checkpoint.ts";
import { damageHeader, damageJson } from "../testing/damage-file.ts";
import { damagedOutcome } from "../testing/damaged-outcome.ts";
import { renderPrompt } from "../text/chat-template.ts";
import { openTokenizer } from "../text/tokenizer.ts";
import { checkFinite } from "./check-finite.ts";
import { readConfig } from "./config.ts";
import { readGenerationConfig } from "./generation-config.ts";
import { readWeights } from "./weights.ts";

type Read = (folder: string) => Promise<unknown>;
type Damage = (file: string, seed: number) => void;

const weights: Read = async (folder) => checkFinite(await readWeights(await readConfig(folder)));
const tokenizer: Read = async (folder) => {
  const opened = await openTokenizer(folder);
  opened.decode(opened.encode("USER: <image>\nWhat is it, naïve 世界? ASSISTANT:"));
};

/** Each seed's damage to one file of a folder, and what comes of it; the file is whole again in between. */
async function outcomes(base: string, name: string, cases: number, damage: Damage, read: Read) {
  const folder = await breakCheckpoint({ base, edits: [] });
  const file = join(folder, name);
  const whole = readFileSync(file);
  const found = new Set<string>();
  for (let seed = 1; seed <= cases; seed++) {
    damage(file, seed);
    await read(folder).then(
      () => found.add("loads"),
      (error: unknown) => found.add(error instanceof CoreError ? "refused" : `seed ${seed}: ${error}`),
    );
    rmSync(file, { recursive: true, force: true });
    writeFileSync(file, whole);
  }
  await rm(folder, { recursive: true });
  return [...found].sort();
}

test.each([
  ["llava-fp16-tied", "config.json", 200, weights],
  ["llava-liuhaotian", "clip-vit-tiny-patch7-28/config.json", 60, weights],
  ["llava-gqa-sharded", "model.safetensors.index.json", 60, weights],
  ["llava-classic", "generation_config.json", 60, readGenerationConfig],
  ["llava-classic", "preprocessor_config.json", 120, readImageProcessor],
  ["llava-gqa-sharded", "processor_config.json", 60, (folder) => renderPrompt(folder, "What?")],
  ["llava-classic", "tokenizer_config.json", 60, (folder) => renderPrompt(folder, "What?")],
  ["llava-gqa-sharded", "tokenizer.json", 120, tokenizer],
] as const satisfies readonly (readonly [string, string, number, Read])[])(
  "%s with a damaged %s is read, or refused with an error of ours (%d cases)",
  async (base, name, cases, read) => {
    expect(await outcomes(base, name, cases, damageJson, read)).toEqual(["loads", "refused"]);
  },
);

test("a safetensors file with damaged bytes is read, or refused with an error of ours", async () => {
  // There are no spare bytes in a header: none of these loads.
  expect(await outcomes("llava-fp16-tied", "model.safetensors", 250, damageHeader, weights)).toEqual([
    "refused",
  ]);
});

test.each([
  ["llava-classic", "preprocessor_config.json"],
  ["llava-liuhaotian", "tokenizer.json"],
] as const)("%s with a damaged %s gives a caption, or an error of ours", async (base, name) => {
  const caption: Read = async (folder) => {
    const outcome = await damagedOutcome(folder);
    if (outcome === "refused") throw new Refused("refused", "");
    if (outcome !== "loads") throw new Error(outcome);
  };
  expect(await outcomes(base, name, 30, damageJson, caption)).toEqual(["loads", "refused"]);
});

class Refused extends CoreError {}
