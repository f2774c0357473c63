import { expect, test } from "vitest";
import { healthRoutes, serveHealth } from "./health.ts";
import { WorkerMetrics } from "./worker-metrics.ts";

test("a worker that is ill or hindered says why, over HTTP", async () => {
  const condition: { illness?: string; hindrance?: string } = { hindrance: "no model is loaded yet" };
  const { registry } = new WorkerMetrics();
  const routes = healthRoutes(
    { illness: () => condition.illness, hindrance: () => condition.hindrance },
    registry,
  );
  await using server = await serveHealth({ routes, host: "127.0.0.1", port: 0 });
  const ask = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
    return [answer.status, await answer.text()];
  };
  expect(await ask("/healthz")).toEqual([200, '{"status":"ok"}']);
  expect(await ask("/readyz")).toEqual([503, '{"status":"no model is loaded yet"}']);
  delete condition.hindrance;
  condition.illness = "it hangs";
  expect(await ask("/healthz")).toEqual([503, '{"status":"it hangs"}']);
  expect(await ask("/readyz")).toEqual([200, '{"status":"ok"}']);
  expect((await ask("/metrics"))[1]).toContain("kvsweep_worker_ready");
  const taken = serveHealth({ routes, host: "127.0.0.1", port: server.port });
  await expect(taken).rejects.toThrow(`Cannot serve health at 127.0.0.1:${server.port}`);
});
