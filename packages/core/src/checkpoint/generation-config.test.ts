import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readGenerationConfig } from "./generation-config.ts";

const read = async (config: unknown) => {
  await using folder = await temporaryFolder({ "generation_config.json": config });
  return await readGenerationConfig(folder.path);
};

test.each([
  [{ eos_token_id: 7 }, { endIds: [7], repetitionPenalty: 1 }],
  [{ eos_token_id: [2, 383] }, { endIds: [2, 383], repetitionPenalty: 1 }],
  [{ bos_token_id: 1 }, { endIds: [2], repetitionPenalty: 1 }],
  [{ repetition_penalty: 1.2 }, { endIds: [2], repetitionPenalty: 1.2 }],
  [{ repetition_penalty: null }, { endIds: [2], repetitionPenalty: 1 }],
])("readGenerationConfig() reads %j as %j", async (config, found) => {
  expect(await read(config)).toEqual(found);
});

test("readGenerationConfig() takes LLaMA's </s> and no penalty where there is no file", async () => {
  await using folder = await temporaryFolder();
  expect(await readGenerationConfig(folder.path)).toEqual({ endIds: [2], repetitionPenalty: 1 });
});

const refused: readonly (readonly [string, string, readonly unknown[]])[] = [
  ["eos_token_id", "is no token id", ["</s>", [], 2.5, {}]],
  ["repetition_penalty", "is not above 0", [0, -1.3]],
  ["repetition_penalty", "is no number", ["1.2", [1.2], true]],
];

test.each(refused)("readGenerationConfig() refuses any %s that %s", async (key, problem, values) => {
  for (const value of values) {
    await expect(read({ [key]: value })).rejects.toThrow(CheckpointError);
    await expect(read({ [key]: value })).rejects.toThrow(`generation_config.json": ${key} ${problem}`);
  }
});
