import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { expect, test } from "vitest";
import { answersHttp } from "./answers-http.ts";
import { portOf } from "./testing/port-of.ts";

test("answersHttp() takes a refusal for an answer", async () => {
  const refusing = createServer((_request, response) => response.writeHead(403).end());
  expect(await answersHttp(await portOf(refusing))).toBe(true);
});

test("answersHttp() is false where something else listens", async () => {
  const silent = createTcpServer((socket) => socket.destroy());
  expect(await answersHttp(await portOf(silent))).toBe(false);
});
