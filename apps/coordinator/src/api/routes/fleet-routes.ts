import type { OpenAPIHono } from "@hono/zod-openapi";
import { listWorkers } from "@kvsweep/sweep/ledger";
import type { ApiContext, ApiVariables } from "../api-context.ts";
import { WorkerList } from "../contract.ts";
import { describeRoute } from "../describe-route.ts";

const routes = {
  workers: describeRoute(
    {
      ...{ method: "get", path: "/v1/workers", role: "read", answer: WorkerList },
      summary: "The workers that ever were, newest first",
    },
    {},
  ),
} as const;

/** Who works, and what happened. */
export function fleetRoutes(app: OpenAPIHono<ApiVariables>, { db }: ApiContext): void {
  app.openapi(routes.workers, async (c) => {
    const workers = await listWorkers(db);
    const rows = workers.map(({ startedAt, seenAt: _, ...worker }) => ({
      ...worker,
      startedAt: startedAt.toISOString(),
    }));
    return c.json(rows, 200);
  });
}
