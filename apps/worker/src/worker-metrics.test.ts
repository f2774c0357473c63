import { expect, test } from "vitest";
import { WorkerMetrics } from "./worker-metrics.ts";

test("a batch counts its captions, tokens and time", async () => {
  const metrics = new WorkerMetrics();
  const batch = { done: 3, failed: 1, tokens: 120, seconds: 0.5, timings: [] };
  metrics.batch(batch);
  metrics.batch(batch);
  metrics.failures.inc({ error: "ImageError" });
  const text = await metrics.registry.metrics();
  expect(text).toContain('kvsweep_worker_captions_total{outcome="done"} 6\n');
  expect(text).toContain('kvsweep_worker_captions_total{outcome="failed"} 2\n');
  expect(text).toContain("kvsweep_worker_tokens_total 240\n");
  expect(text).toContain("kvsweep_worker_decode_seconds_total 1\n");
  expect(text).toContain('kvsweep_worker_unit_failures_total{error="ImageError"} 1\n');
});

test("readings are those of the moment in which they are asked for", async () => {
  const metrics = new WorkerMetrics();
  metrics.unit("finished");
  metrics.unit("given back");
  metrics.childDeaths.inc();
  const none = { spoolBytes: 0, unitsInHand: 0, batchesInFlight: 0 };
  const idle = { state: "starting", isReady: false, ...none } as const;
  expect(await metrics.text(idle)).toContain('kvsweep_worker_state{state="starting"} 1\n');
  const some = { spoolBytes: 512, unitsInHand: 2, batchesInFlight: 1 };
  const text = await metrics.text({ state: "ready", isReady: true, ...some });
  for (const line of [
    'kvsweep_worker_state{state="ready"} 1',
    "kvsweep_worker_ready 1",
    "kvsweep_worker_spool_bytes 512",
    "kvsweep_worker_units_in_hand 2",
    "kvsweep_worker_batches_in_flight 1",
    'kvsweep_worker_units_total{outcome="finished"} 1',
    'kvsweep_worker_units_total{outcome="given back"} 1',
    "kvsweep_worker_child_deaths_total 1",
  ])
    expect(text.split("\n")).toContain(line);
  expect(text).not.toContain('state="starting"');
});
