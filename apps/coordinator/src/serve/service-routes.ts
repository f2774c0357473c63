import type { Fleet } from "@kvsweep/sweep";
import { Hono } from "hono";
import type { Registry } from "prom-client";
import { readiness } from "./readiness.ts";

/** What an orchestrator and a scraper ask: without a token, and without a word about sweeps. */
export function serviceRoutes(fleet: Fleet, registry: Registry): Hono {
  return new Hono()
    .get("/healthz", (c) => c.json({ status: "ok" }))
    .get("/readyz", async (c) => {
      const { isReady, servers } = await readiness(fleet);
      return c.json({ status: isReady ? "ok" : "not ready", servers }, isReady ? 200 : 503);
    })
    .get("/metrics", async (c) =>
      c.body(await registry.metrics(), 200, { "content-type": registry.contentType }),
    );
}
