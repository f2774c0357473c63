import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** What reached the server. */
export interface ReceivedRequest {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** How the server answers one request. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A real HTTP server on this machine. */
export interface ChatServer extends AsyncDisposable {
  readonly baseUrl: string;
  readonly requests: readonly ReceivedRequest[];
  /** The most requests that were open at once. */
  readonly busiest: () => number;
}

/** Starts a server that gives these answers in turn, and the last one for ever. */
export async function startChatServer(...answers: readonly Answer[]): Promise<ChatServer> {
  const requests: ReceivedRequest[] = [];
  let [open, busiest] = [0, 0];
  const server = createServer(async (request, response) => {
    busiest = Math.max(busiest, ++open);
    response.on("close", () => open--);
    const body: unknown = JSON.parse(await text(request));
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push({ url: request.url, headers: request.headers, body });
    answer?.(response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    busiest: () => busiest,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A good answer with this text. */
export const says =
  (content: string | null): Answer =>
  (response) => {
    const usage = { prompt_tokens: 20, completion_tokens: 5, total_tokens: 25 };
    const choices = [{ message: { role: "assistant", content }, finish_reason: "stop" }];
    response.end(JSON.stringify({ model: "served-model", choices, usage }));
  };

/** A refusal. */
export const fails =
  (status: number, body = "", headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

/** A connection that breaks before, or in the middle of, its answer. */
export const breaks =
  (part = ""): Answer =>
  (response) => {
    if (part === "") response.destroy();
    else response.write(part, () => response.destroy());
  };

/** An answer that never comes. */
export const hangs: Answer = () => undefined;
