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
