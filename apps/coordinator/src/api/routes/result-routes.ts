import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { type ResultsFormat, renderResults, resultsFormats } from "@kvsweep/metrics";
import { z } from "zod";
import type { ApiContext, ApiVariables } from "../api-context.ts";
import { Problem } from "../contract.ts";
import { namedSweep } from "../named-sweep.ts";

const formats = z.enum([...resultsFormats, "parquet"]);

const route = createRoute({
  method: "get",
  path: "/v1/sweeps/{sweep}/results",
  summary: "A sweep's results with intervals, as far as it is",
  description: "Needs the role read.",
  security: [{ token: [] }],
  request: {
    params: z.object({ sweep: z.string().min(1).max(200) }),
    query: z.object({
      format: formats.default("json"),
      intervals: z.enum(["true", "false"]).default("false"),
    }),
  },
  responses: {
    200: { description: "The results, in the format that was asked for" },
    404: { description: "There is no such sweep", content: { "application/json": { schema: Problem } } },
  },
});

const contentTypes: Readonly<Record<ResultsFormat | "parquet", string>> = {
  table: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  markdown: "text/markdown; charset=utf-8",
  latex: "application/x-latex; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
};

/** A sweep's results, in every format that the command line has. */
export function resultRoutes(app: OpenAPIHono<ApiVariables>, { db, results }: ApiContext): void {
  app.openapi(route, async (c) => {
    const sweep = await namedSweep(db, c.req.valid("param").sweep);
    const { format, intervals } = c.req.valid("query");
    const found = await results(sweep);
    const headers = { "content-type": contentTypes[format] };
    if (format !== "parquet") {
      return c.body(renderResults(found, format, { intervals: intervals === "true" }), 200, headers);
    }
    const { renderParquet } = await import("@kvsweep/metrics/parquet");
    return c.body(Buffer.from(await renderParquet(found)), 200, headers);
  });
}
