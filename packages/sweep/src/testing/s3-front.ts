import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { listenLocally } from "./listen-locally.ts";

/** What goes wrong with a request: an error's answer (a web page where it has no code), a cut in the middle of a body, or a body with one bit changed. */
export type Fault =
  | { readonly status: number; readonly code: string }
  | "cut request"
  | "cut answer"
  | "change request"
  | "change answer";

export interface S3Front extends AsyncDisposable {
  readonly endpoint: string;
  /** Asked at every request, such as "PUT /bucket/key"; undefined lets it pass. */
  fault: (request: string, count: number) => Fault | undefined;
  /** The requests so far, with their queries. */
  readonly requests: string[];
}

/** A server before an S3 server that hands on what it gets, Host header included, but for the faults that a test asks for. */
export async function startS3Front(upstream: string): Promise<S3Front> {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const fault = front.fault(requests.at(-1) ?? "", requests.length);
    handOn({ incoming, outgoing, upstream, fault }).catch(() => outgoing.destroy());
  });
  const port = await listenLocally(server);
  const front: S3Front = {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    fault: () => undefined,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return front;
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly upstream: string;
  readonly fault: Fault | undefined;
}

async function handOn({ incoming, outgoing, upstream, fault }: Exchange): Promise<void> {
  if (fault === "cut request") {
    await once(incoming, "data");
    return void incoming.destroy();
  }
  const asked = await bodyOf(incoming);
  if (typeof fault === "object") {
    outgoing.writeHead(fault.status, { "content-type": fault.code === "" ? "text/html" : "application/xml" });
    return void outgoing.end(fault.code === "" ? "<html>Bad<br>" : errorBody(fault.code));
  }
  const { method, url, headers } = incoming;
  const forwarded = request(upstream + url, { method, headers, agent: false });
  forwarded.end(fault === "change request" ? changed(asked) : asked);
  const [answer]: IncomingMessage[] = await once(forwarded, "response");
  if (answer === undefined) throw new Error("no answer");
  const body = await bodyOf(answer);
  outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
  if (fault === "cut answer") {
    outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
  } else {
    outgoing.end(fault === "change answer" ? changed(body) : body);
  }
}

function errorBody(code: string): string {
  return `<Error><Code>${code}</Code><Message>injected</Message></Error>`;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function changed(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}
