import { expect, test } from "vitest";
import { repository } from "../testing/kvsweep.ts";
import { writeSmallSweep } from "../testing/small-sweep.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { prepareSweep } from "./prepare-sweep.ts";
import { sweepMemory } from "./sweep-memory.ts";

const prepare = (change?: (text: string) => string) =>
  prepareSweep(writeSmallSweep(temporaryFolder(), change), { bundled: repository, rows: undefined });

test("sweepMemory() grows with tokens, and shrinks to the budget", async () => {
  const [short, long] = [
    await prepare(),
    await prepare((text) => text.replace("maxNewTokens: 64", "maxNewTokens: 128")),
  ];
  const bytes = await sweepMemory(long, {});
  expect(bytes).toBeGreaterThan(await sweepMemory(short, {}));
  expect(await sweepMemory(long, { memory: bytes })).toBe(bytes);
  expect(await sweepMemory(long, { memory: bytes - 1 })).toBeLessThan(bytes);
});

test("sweepMemory() names the model that does not fit, and what would do", async () => {
  await expect(sweepMemory(await prepare(), { memory: 2 ** 26 })).rejects.toMatchObject({
    name: "MemoryError",
    message: expect.stringContaining('Cannot decode "scenes-vlm" within 64 MB'),
    advice: expect.stringMatching(/Allow at least \d+ MB/),
  });
});
