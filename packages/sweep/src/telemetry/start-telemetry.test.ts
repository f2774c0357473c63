import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { cannotStart, startRedis } from "@kvsweep/servers";
import { expect, onTestFinished, test, vi } from "vitest";
import { enqueueUnits } from "../queue/enqueue-units.ts";
import { openRedisQueue } from "../queue/open-redis-queue.ts";
import { startTelemetry } from "./start-telemetry.ts";

const program = { service: "kvsweep-test", version: "0.0.0" };
const reason = cannotStart("redis");

/** A collector that keeps what it is sent. */
async function openCollector() {
  const received: { path: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    received.push({ path: request.url, body });
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

test("nothing is sent where no endpoint is set", async () => {
  expect(await startTelemetry({ ...program, variables: {} })).toBeUndefined();
});

test.skipIf(reason !== undefined)(
  "a unit's spans reach the collector from queue to worker, in one trace",
  async () => {
    const { endpoint, received } = await openCollector();
    const telemetry = await startTelemetry({
      ...program,
      variables: { OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/` },
    });
    await using redis = await startRedis();
    const connection = await openRedisQueue(redis.url, { telemetry: telemetry?.bull });
    const done = vi.fn();
    connection.createWorker("units-a", async ({ unitId }) => done(unitId));
    await enqueueUnits(connection.createQueue("units-a"), [{ id: "ua1" }]);
    await vi.waitFor(() => expect(done).toHaveBeenCalledWith("ua1"), 10_000);
    await connection.close();
    await telemetry?.[Symbol.asyncDispose]();
    expect(received[0]?.path).toBe("/v1/traces");
    const sent = received.map(({ body }) => body).join("");
    expect(sent).toContain('"kvsweep-test"');
    const spans = sent.match(/"name":"[^"]*units-a[^"]*"/g) ?? [];
    expect(spans.length).toBeGreaterThanOrEqual(2);
    expect(sent).not.toContain(redis.url);
  },
);
