import type { OpenAPIHono } from "@hono/zod-openapi";
import { listEvents, listWorkers } from "@kvsweep/sweep/ledger";
import type { ApiContext, ApiVariables } from "../api-context.ts";
import { EventList, EventQuery, WorkerList } from "../contract.ts";
import { describeRoute } from "../describe-route.ts";
import { namedSweep } from "../named-sweep.ts";

const routes = {
  workers: describeRoute(
    {
      ...{ method: "get", path: "/v1/workers", role: "read", answer: WorkerList },
      summary: "The workers that ever were, newest first",
    },
    {},
  ),
  events: describeRoute(
    {
      ...{ method: "get", path: "/v1/events", role: "read", answer: EventList },
      summary: "What happened, oldest first: ask again with `after` for more",
    },
    { query: EventQuery },
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
  app.openapi(routes.events, async (c) => {
    const { sweep, worker, after, limit } = c.req.valid("query");
    const sweepId = sweep === undefined ? undefined : (await namedSweep(db, sweep)).id;
    const events = await listEvents(db, { sweepId, workerId: worker, after, limit });
    return c.json(
      events.map((event) => ({ ...event, at: event.at.toISOString() })),
      200,
    );
  });
}
