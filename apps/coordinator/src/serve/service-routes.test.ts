import { MemoryStore } from "@kvsweep/sweep/store";
import { expect, test } from "vitest";
import { openFleetState } from "../testing/open-fleet-state.ts";
import { CoordinatorMetrics } from "./coordinator-metrics.ts";
import { readiness } from "./readiness.ts";
import { serviceRoutes } from "./service-routes.ts";

async function openService() {
  const { db, connection, record } = await openFleetState();
  const fleet = {
    db,
    queue: connection,
    store: new MemoryStore(),
    [Symbol.asyncDispose]: async () => undefined,
  };
  const metrics = new CoordinatorMetrics(db);
  return { fleet, record, metrics, routes: serviceRoutes(fleet, metrics.registry) };
}

test("/readyz is ready while all servers answer, and names the one that does not", async () => {
  const { fleet, routes } = await openService();
  expect((await routes.request("/healthz")).status).toBe(200);
  expect((await routes.request("/readyz")).status).toBe(200);
  const store = Object.assign(new MemoryStore(), {
    has: () => Promise.reject(new Error("Cannot reach the store")),
  });
  expect(await readiness({ ...fleet, store })).toEqual({
    isReady: false,
    servers: { postgres: "ok", redis: "ok", store: "Cannot reach the store" },
  });
});

test("/metrics tells how many captions there are in each state", async () => {
  const { routes, record, metrics } = await openService();
  await record("a", 3);
  metrics.leader.set(1);
  const text = await (await routes.request("/metrics")).text();
  expect(text).toContain('kvsweep_captions{state="pending"} 3\n');
  expect(text).toContain("kvsweep_leader 1\n");
});
