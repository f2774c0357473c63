import { randomUUID } from "node:crypto";
import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { version } from "../version.ts";
import type { ApiContext, ApiVariables } from "./api-context.ts";
import { authenticate } from "./authenticate.ts";
import { BadRequestError, NotFoundError, TooLargeError, UnauthorizedError } from "./errors.ts";
import { faultAnswer, problemOf } from "./problem.ts";
import type { RateLimit } from "./rate-limit.ts";
import { explainRoutes } from "./routes/explain-routes.ts";
import { fleetRoutes } from "./routes/fleet-routes.ts";
import { resultRoutes } from "./routes/result-routes.ts";
import { sweepRoutes } from "./routes/sweep-routes.ts";
import { validationProblem } from "./validation-problem.ts";

export interface ApiOptions {
  readonly context: ApiContext;
  readonly limit: RateLimit;
  /** Told of errors that should not happen. */
  readonly onFault: (error: unknown, reference: string) => void;
}

/** The longest body that is read, in bytes: a sweep file's limit, and some room. */
const maxBody = 1_100_000;

/** The coordinator's HTTP API. */
export function createApi({ context, limit, onFault }: ApiOptions) {
  const app = new OpenAPIHono<ApiVariables>({
    defaultHook: (result) => {
      if (!result.success) throw new BadRequestError(validationProblem(result.error));
    },
  });
  app.use(secureHeaders());
  app.onError((error, c) => {
    const known = problemOf(error);
    if (known) return c.json(known.body, known.status);
    const reference = randomUUID();
    onFault(error, reference);
    const { body, status } = faultAnswer(reference);
    return c.json(body, status);
  });
  app.notFound((c) => {
    throw new NotFoundError(`Cannot find ${c.req.path}: the API has no such path`, "See /openapi.json.");
  });
  app.use("/v1/*", async (c, next) => {
    const address = addressOf(c.env);
    await limit.login(address);
    const headers = { authorization: c.req.header("authorization"), host: c.req.header("host") };
    const principal = await authenticate(headers, context.gate).catch(async (error: unknown) => {
      if (error instanceof UnauthorizedError) await limit.failedLogin(address);
      throw error;
    });
    await limit.request(principal.name);
    c.set("principal", principal);
    await next();
  });
  app.use(
    "/v1/*",
    bodyLimit({
      maxSize: maxBody,
      onError: () => {
        throw new TooLargeError(`Cannot read this request: its body has more than ${maxBody} bytes`);
      },
    }),
  );
  sweepRoutes(app, context);
  resultRoutes(app, context);
  explainRoutes(app, context);
  fleetRoutes(app, context);
  app.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  app.doc31("/openapi.json", { openapi: "3.1.0", info: { title: "kvsweep", version: version() } });
  return app;
}

/** Where a request comes from; the same for all where the server does not say. */
function addressOf(env: unknown): string {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? "unknown";
}
