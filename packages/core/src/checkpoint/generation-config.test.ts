import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readEndIds } from "./generation-config.ts";

test.each([
  [{ eos_token_id: 7 }, [7]],
  [{ eos_token_id: [2, 383] }, [2, 383]],
  [{ bos_token_id: 1 }, [2]],
])("readEndIds() reads %j as %j", async (config, ids) => {
  await using folder = await temporaryFolder({ "generation_config.json": config });
  expect(await readEndIds(folder.path)).toEqual(ids);
});

test("readEndIds() takes LLaMA's </s> where there is no file", async () => {
  await using folder = await temporaryFolder();
  expect(await readEndIds(folder.path)).toEqual([2]);
});

test.each([["</s>"], [[]], [2.5], [{}]])("readEndIds() refuses %j", async (eos_token_id) => {
  await using folder = await temporaryFolder({ "generation_config.json": { eos_token_id } });
  await expect(readEndIds(folder.path)).rejects.toThrow(CheckpointError);
  await expect(readEndIds(folder.path)).rejects.toThrow(
    'generation_config.json": eos_token_id is no token id',
  );
});
