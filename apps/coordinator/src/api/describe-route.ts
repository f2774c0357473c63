import { createRoute } from "@hono/zod-openapi";
import type { TokenRole } from "@kvsweep/metrics/database";
import type { z } from "zod";
import { Problem } from "./contract.ts";

interface RouteText<Path extends string, Method extends string, Answer extends z.ZodType> {
  readonly method: Method;
  readonly path: Path;
  readonly summary: string;
  readonly role: TokenRole;
  readonly answer: Answer;
}

const problem = (description: string) => ({
  description,
  content: { "application/json": { schema: Problem } },
});

/** A route of JSON with what all of them have in common: the role that it needs, and how problems are answered. */
export function describeRoute<
  const Path extends string,
  const Method extends "get" | "post" | "patch",
  Answer extends z.ZodType,
  const Request extends NonNullable<Parameters<typeof createRoute>[0]["request"]>,
>({ method, path, summary, role, answer }: RouteText<Path, Method, Answer>, request: Request) {
  return createRoute({
    method,
    path,
    summary,
    description: `Needs the role ${role}.`,
    request,
    security: [{ token: [] }],
    responses: {
      200: { description: "What was asked for", content: { "application/json": { schema: answer } } },
      400: problem("The request is not what this description says"),
      401: problem("There is no valid token"),
      403: problem("The token's role does not cover it"),
      404: problem("There is no such thing"),
      422: problem("What was sent cannot be used"),
      429: problem("Too many requests"),
      503: problem("A server behind is away: try again"),
    },
  });
}
