import type { OpenAPIHono } from "@hono/zod-openapi";
import { failedItems, listSweeps, retryFailed, setSweep } from "@kvsweep/sweep/ledger";
import { z } from "zod";
import type { ApiContext, ApiVariables } from "../api-context.ts";
import { demandRole } from "../authenticate.ts";
import {
  FailureList,
  Retried,
  RetryRequest,
  Submission,
  SubmitQuery,
  SweepList,
  SweepPatch,
  SweepSummary,
} from "../contract.ts";
import { describeRoute } from "../describe-route.ts";
import { namedSweep } from "../named-sweep.ts";
import { submit } from "../submit.ts";
import { sweepSummary } from "../sweep-summary.ts";

const params = z.object({ sweep: z.string().min(1).max(200) });
const json = <Body extends z.ZodType>(schema: Body) => ({
  body: { content: { "application/json": { schema } }, required: true },
});
const yaml = {
  body: { content: { "application/yaml": { schema: z.string() } }, required: true },
};

const routes = {
  submit: describeRoute(
    {
      ...{ method: "post", path: "/v1/sweeps", role: "submit", answer: Submission },
      summary: "Submit a sweep file; the same file twice is the same sweep",
    },
    { query: SubmitQuery, ...yaml },
  ),
  list: describeRoute(
    {
      method: "get",
      path: "/v1/sweeps",
      role: "read",
      answer: SweepList,
      summary: "All sweeps, newest first",
    },
    {},
  ),
  show: describeRoute(
    {
      ...{ method: "get", path: "/v1/sweeps/{sweep}", role: "read", answer: SweepSummary },
      summary: "One sweep, by name, start of its id, or `latest`",
    },
    { params },
  ),
  change: describeRoute(
    {
      ...{ method: "patch", path: "/v1/sweeps/{sweep}", role: "submit", answer: SweepSummary },
      summary: "Pause, resume or cancel a sweep, or change its priority",
    },
    { params, ...json(SweepPatch) },
  ),
  retry: describeRoute(
    {
      ...{ method: "post", path: "/v1/sweeps/{sweep}/retry", role: "submit", answer: Retried },
      summary: "Owe failed captions again: all, one cell's, or those of one error",
    },
    { params, ...json(RetryRequest) },
  ),
  failures: describeRoute(
    {
      ...{ method: "get", path: "/v1/sweeps/{sweep}/failures", role: "read", answer: FailureList },
      summary: "The captions that failed, and why",
    },
    { params },
  ),
} as const;

/** What can be asked of sweeps, and done to them. */
export function sweepRoutes(app: OpenAPIHono<ApiVariables>, context: ApiContext): void {
  const { db } = context;
  app.openapi(routes.submit, async (c) => {
    const principal = c.get("principal");
    demandRole(principal, "submit");
    const text = await c.req.text();
    return c.json(await submit(context, { ...c.req.valid("query"), text, principal }), 200);
  });
  app.openapi(routes.list, async (c) => {
    const sweeps = await listSweeps(db);
    return c.json(await Promise.all(sweeps.map((sweep) => sweepSummary(db, sweep))), 200);
  });
  app.openapi(routes.show, async (c) => {
    const sweep = await namedSweep(db, c.req.valid("param").sweep);
    return c.json(await sweepSummary(db, sweep), 200);
  });
  app.openapi(routes.change, async (c) => {
    demandRole(c.get("principal"), "submit");
    const { id } = await namedSweep(db, c.req.valid("param").sweep);
    const { state, priority } = c.req.valid("json");
    await setSweep(db, id, { ...(state && { state }), ...(priority !== undefined && { priority }) });
    return c.json(await sweepSummary(db, await namedSweep(db, id)), 200);
  });
  app.openapi(routes.retry, async (c) => {
    demandRole(c.get("principal"), "submit");
    const { id } = await namedSweep(db, c.req.valid("param").sweep);
    const captions = await retryFailed(db, id, c.req.valid("json"));
    return c.json({ captions }, 200);
  });
  app.openapi(routes.failures, async (c) => {
    const { id } = await namedSweep(db, c.req.valid("param").sweep);
    return c.json(await failedItems(db, id), 200);
  });
}
