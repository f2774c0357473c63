import type { OpenAPIHono } from "@hono/zod-openapi";
import { explainCell, explainItem } from "@kvsweep/sweep/ledger";
import { z } from "zod";
import type { ApiContext, ApiVariables } from "../api-context.ts";
import { type Explanation, Explanation as ExplanationSchema } from "../contract.ts";
import { describeRoute } from "../describe-route.ts";
import { namedSweep } from "../named-sweep.ts";

const route = describeRoute(
  {
    ...{ method: "get", path: "/v1/sweeps/{sweep}/explain", role: "read", answer: ExplanationSchema },
    summary: "Which part of a cell's identity differs from earlier ones, and so why it is decoded again",
  },
  {
    params: z.object({ sweep: z.string().min(1).max(200) }),
    query: z.object({ cell: z.string().min(1).max(500), sample: z.string().max(500).optional() }),
  },
);

export function explainRoutes(app: OpenAPIHono<ApiVariables>, { db }: ApiContext): void {
  app.openapi(route, async (c) => {
    const { id: sweepId } = await namedSweep(db, c.req.valid("param").sweep);
    const { cell, sample: sampleId } = c.req.valid("query");
    const { cell: found, nearest } = await explainCell(db, sweepId, cell);
    const { items } = await explainItem(db, { cellId: found.id, sampleId });
    const count = (wanted: string) => items.filter(({ state }) => state === wanted).length;
    const { id, label, model, benchmark } = found;
    const explanation: Explanation = {
      cell: { id, label, model, benchmark },
      captions: { done: count("done"), failed: count("failed"), pending: count("pending") },
      earlier: nearest.map(({ createdAt, differences, ...earlier }) => ({
        ...earlier,
        createdAt: createdAt.toISOString(),
        differences: differences.map(({ path, a, b }) => ({ path, before: a ?? null, after: b ?? null })),
      })),
    };
    return c.json(explanation, 200);
  });
}
