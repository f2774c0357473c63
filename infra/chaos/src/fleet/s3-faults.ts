import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** What a store answers in a bad hour; undefined for what it always does. */
export type S3Fault = { readonly status: 500 | 503 } | { readonly delayMs: number } | undefined;

/** Stands before a store and answers in its place: toxiproxy knows bytes, not requests. */
export interface S3Faults extends AsyncDisposable {
  readonly port: number;
  /** Decides for each request from now on. Default none. */
  decide: () => S3Fault;
  /** Requests that were refused. */
  readonly refused: number;
}

/** Starts it before a store's port on 127.0.0.1. */
export async function startS3Faults(upstream: number): Promise<S3Faults> {
  const state = { decide: (): S3Fault => undefined, refused: 0 };
  const server = createServer(async (incoming, outgoing) => {
    const fault = state.decide();
    if (fault && "status" in fault) {
      state.refused += 1;
      refuse(incoming, outgoing, fault.status);
      return;
    }
    if (fault) await delay(fault.delayMs);
    forward(incoming, outgoing, upstream);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const dispose = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return Object.assign(state, { port, [Symbol.asyncDispose]: dispose });
}

function refuse(incoming: IncomingMessage, outgoing: ServerResponse, status: number): void {
  incoming.resume();
  const code = status === 503 ? "SlowDown" : "InternalError";
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>a fault</Message></Error>`;
  outgoing.writeHead(status, { "content-type": "application/xml" }).end(body);
}

/** The headers go as they are: the client has signed them, the host's name included. */
function forward(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
  const { method, url, headers } = incoming;
  const sent = request({ host: "127.0.0.1", port, method, path: url, headers }, (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(outgoing);
  });
  sent.on("error", () => outgoing.destroy());
  outgoing.on("close", () => sent.destroy());
  incoming.pipe(sent);
}
