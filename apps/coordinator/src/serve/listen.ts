import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { CommandError } from "../errors.ts";

export interface Listening extends AsyncDisposable {
  readonly port: number;
}

export interface Listen {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly fetch: Parameters<typeof getRequestListener>[0];
}

/** Milliseconds that open requests get when the server closes. */
const patience = 5_000;

/** Serves HTTP at an address. Throws CommandError where it is taken or not this machine's. */
export async function listen({ host, port, fetch }: Listen): Promise<Listening> {
  const server = createServer(getRequestListener(fetch));
  // Whoever sends slowly keeps a connection, not the service.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(cannotListen({ host, port }, cause)));
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, [Symbol.asyncDispose]: () => close(server) };
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), patience).unref();
  return closed;
}

function cannotListen(
  { host, port }: { host: string; port: number },
  cause: NodeJS.ErrnoException,
): CommandError {
  const problem = cause.code === "EADDRINUSE" ? "something else listens there" : cause.message;
  return new CommandError(
    `Cannot listen at ${host}:${port}: ${problem}`,
    "Give another address with --host and --port; --port 0 takes a free one.",
    { cause },
  );
}
