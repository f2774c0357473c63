import { connect, createServer, type Socket } from "node:net";

/** A port of this process's own in front of a server's, for what a network may do to a connection. */
export interface Relay extends AsyncDisposable {
  /** The server's URL by way of this port. */
  readonly url: string;
  /** From now on nothing goes through in either direction, and nobody is told. */
  readonly hold: () => void;
  /** Connections made from now on go through; those made before stay dead. */
  readonly release: () => void;
}

/** `answer` may rewrite what the server says; a text of the same length, as Redis counts it. */
export async function startRelay(
  url: string,
  answer: (bytes: Buffer) => Buffer | string = (bytes) => bytes,
): Promise<Relay> {
  const { hostname, port, host } = new URL(url);
  const sockets = new Set<Socket>();
  const dead = new WeakSet<Socket>();
  let isHeld = false;
  const server = createServer({ allowHalfOpen: true }, (from) => {
    const to = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    if (isHeld) dead.add(from);
    const pass = (move: () => void) => {
      if (!dead.has(from)) move();
    };
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one);
      one.on("data", (bytes) => pass(() => other.write(one === to ? answer(bytes) : bytes)));
      one.on("close", () => {
        sockets.delete(one);
        pass(() => other.destroy());
      });
      one.on("end", () => pass(() => other.end()));
      one.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const own = typeof address === "object" && address ? address.port : 0;
  return {
    url: url.replace(`@${host}`, `@127.0.0.1:${own}`),
    hold: () => {
      isHeld = true;
      for (const socket of sockets) dead.add(socket);
    },
    release: () => {
      isHeld = false;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
