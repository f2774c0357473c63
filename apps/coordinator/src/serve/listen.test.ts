import { expect, test } from "vitest";
import { listen } from "./listen.ts";

const fetchText = () => new Response("hello");

test("listen() serves at a free port until it is closed", async () => {
  const server = await listen({ host: "127.0.0.1", port: 0, fetch: fetchText });
  const url = `http://127.0.0.1:${server.port}/`;
  expect(await (await fetch(url)).text()).toBe("hello");
  await server[Symbol.asyncDispose]();
  await expect(fetch(url)).rejects.toThrow();
});

test("listen() says what is wrong with an address", async () => {
  await using server = await listen({ host: "127.0.0.1", port: 0, fetch: fetchText });
  const taken = listen({ host: "127.0.0.1", port: server.port, fetch: fetchText });
  await expect(taken).rejects.toThrow(`127.0.0.1:${server.port}: something else listens there`);
  await expect(listen({ host: "192.0.2.1", port: 0, fetch: fetchText })).rejects.toThrow(
    "Cannot listen at 192.0.2.1:0",
  );
});
