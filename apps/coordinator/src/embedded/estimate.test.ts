import { recordTimings } from "@kvsweep/sweep/ledger";
import { expect, test } from "vitest";
import { repository } from "../testing/kvsweep.ts";
import { writeSmallSweep } from "../testing/small-sweep.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { measuredEstimate, roughEstimate } from "./estimate.ts";
import { prepareSweep } from "./prepare-sweep.ts";
import { openState } from "./state.ts";

const options = { bundled: repository, rows: undefined };
const threads = 2;

test("measuredEstimate() is what the sweep's batches would take, times the share that is pending", async () => {
  const sweep = await prepareSweep(writeSmallSweep(temporaryFolder()), options);
  await using state = await openState(temporaryFolder());
  const pending = { share: 1, threads };
  expect(await measuredEstimate(state.db, sweep, pending)).toBeUndefined();
  const [model] = sweep.models;
  const attempt = {
    ...{ unitId: "u", attempt: 1, modelFingerprint: model?.fingerprint ?? "", threads },
    ...{ provider: sweep.engine.provider, dtype: sweep.engine.dtype },
  };
  // An image takes 1 s, its prompt 1 s, a token of a caption 1 ms; captions are as long as they may be.
  const { maxNewTokens } = sweep.file.decoding;
  const timing = {
    ...{ images: 1, configurations: 1, promptTokens: 80, maxNewTokens, steps: maxNewTokens },
    ...{ tokens: maxNewTokens, encodeSeconds: 1, prefillSeconds: 1, decodeSeconds: maxNewTokens / 1000 },
  };
  await recordTimings(state.db, attempt, [timing]);
  const prompts = [...sweep.plan.units].reduce((sum, unit) => sum + 2 * unit.sampleIds.length, 0);
  const tokens = [...sweep.plan.units].reduce(
    (sum, unit) => sum + unit.sampleIds.length * unit.cellIds.length * maxNewTokens,
    0,
  );
  const whole = await measuredEstimate(state.db, sweep, pending);
  expect(whole).toMatchObject({ basis: "measured", timings: 1 });
  expect(whole?.seconds).toBeCloseTo(prompts + tokens / 1000, 6);
  const half = await measuredEstimate(state.db, sweep, { share: 0.5, threads });
  expect(half?.seconds).toBeCloseTo((whole?.seconds ?? 0) / 2, 6);
});

test("roughEstimate() says that it is rough", async () => {
  const sweep = await prepareSweep(writeSmallSweep(temporaryFolder()), options);
  expect(roughEstimate(sweep, 100)).toMatchObject({ basis: "rough", timings: 0 });
});
