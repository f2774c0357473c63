import { expect, test } from "vitest";
import { repository } from "../testing/kvsweep.ts";
import { writeSmallSweep } from "../testing/small-sweep.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { prepareSweep } from "./prepare-sweep.ts";
import { roughSeconds } from "./rough-seconds.ts";

test("roughSeconds() grows with captions and tokens", async () => {
  const options = { bundled: repository, rows: undefined };
  const short = await prepareSweep(writeSmallSweep(temporaryFolder()), options);
  const change = (text: string) => text.replace("maxNewTokens: 64", "maxNewTokens: 128");
  const long = await prepareSweep(writeSmallSweep(temporaryFolder(), change), options);
  expect(roughSeconds(short, 100)).toBeGreaterThan(0);
  expect(roughSeconds(short, 200)).toBeCloseTo(2 * roughSeconds(short, 100));
  expect(roughSeconds(long, 100)).toBeCloseTo(2 * roughSeconds(short, 100));
});
