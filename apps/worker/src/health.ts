import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import type { Registry } from "prom-client";
import { WorkerStartError } from "./errors.ts";

/** What an orchestrator asks of a worker. */
export interface WorkerCondition {
  /** Why it should be restarted; undefined where it lives. */
  readonly illness: () => string | undefined;
  /** Why it takes no units; undefined where it is ready. */
  readonly hindrance: () => string | undefined;
}

/** `/healthz`, `/readyz` and `/metrics`, which `readings` writes. */
export function healthRoutes(
  { illness, hindrance }: WorkerCondition,
  readings: Pick<Registry, "contentType" | "metrics">,
): Hono {
  const answer = (problem: string | undefined) =>
    [
      problem === undefined ? { status: "ok" } : { status: problem },
      problem === undefined ? 200 : 503,
    ] as const;
  return new Hono()
    .get("/healthz", (c) => c.json(...answer(illness())))
    .get("/readyz", (c) => c.json(...answer(hindrance())))
    .get("/metrics", async (c) =>
      c.body(await readings.metrics(), 200, { "content-type": readings.contentType }),
    );
}

export interface ServeHealth {
  readonly routes: Hono;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

/** Serves them, and resolves to the port. Throws WorkerStartError where it is taken. */
export async function serveHealth({
  routes,
  host,
  port,
}: ServeHealth): Promise<AsyncDisposable & { port: number }> {
  const server = createServer(getRequestListener(routes.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      const problem = `Cannot serve health at ${host}:${port}: ${cause.message}`;
      reject(new WorkerStartError(problem, "Give another --health-port; 0 takes a free one.", { cause }));
    });
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: taken, [Symbol.asyncDispose]: close };
}
