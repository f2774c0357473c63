import { once } from "node:events";
import { connect, createServer } from "node:net";
import { expect, onTestFinished } from "vitest";
import { ServerError } from "./errors.ts";
import { portOf } from "./testing/port-of.ts";
import { testOn } from "./testing/test-on.ts";
import { startToxiproxy } from "./toxiproxy.ts";

const test = testOn("toxiproxy");

/** Address of a server that sends back what it gets. */
async function echo(): Promise<string> {
  const server = createServer((socket) => socket.on("error", () => undefined).pipe(socket));
  return `127.0.0.1:${await portOf(server)}`;
}

/** What comes back over a port, and after how many milliseconds. Rejects where nothing does. */
async function ask(port: number): Promise<{ said: string; milliseconds: number }> {
  const start = performance.now();
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write("hello");
  const closed = once(socket, "close").then(() => Promise.reject(new Error("closed without an answer")));
  const [said] = await Promise.race([once(socket, "data"), closed]);
  socket.destroy();
  return { said: String(said), milliseconds: performance.now() - start };
}

test("proxy() leads to its upstream until it is disabled, and again when it is enabled", async () => {
  await using toxiproxy = await startToxiproxy();
  const proxy = await toxiproxy.proxy({ name: "echo", upstream: await echo() });
  expect(await ask(proxy.port)).toMatchObject({ said: "hello" });
  await proxy.disable();
  await expect(ask(proxy.port)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await proxy.enable();
  expect(await ask(proxy.port)).toMatchObject({ said: "hello" });
});

test("addToxic() slows the answer until the toxic is removed", async () => {
  await using toxiproxy = await startToxiproxy();
  const proxy = await toxiproxy.proxy({ name: "echo", upstream: await echo() });
  const latency = await proxy.addToxic({ type: "latency", attributes: { latency: 1000 } });
  expect((await ask(proxy.port)).milliseconds).toBeGreaterThanOrEqual(990);
  await proxy.removeToxic(latency);
  expect((await ask(proxy.port)).milliseconds).toBeLessThan(990);
});

test("addToxic() meets what goes upstream where it is told to, two of a type at once", async () => {
  await using toxiproxy = await startToxiproxy();
  const proxy = await toxiproxy.proxy({ name: "echo", upstream: await echo() });
  const latency = { type: "latency", attributes: { latency: 200 } };
  await proxy.addToxic({ ...latency, stream: "upstream" });
  await proxy.addToxic({ ...latency, stream: "downstream" });
  expect((await ask(proxy.port)).milliseconds).toBeGreaterThanOrEqual(390);
});

test("addToxic() cuts connections", async () => {
  await using toxiproxy = await startToxiproxy();
  const proxy = await toxiproxy.proxy({ name: "echo", upstream: await echo() });
  await proxy.addToxic({ type: "reset_peer" });
  await expect(ask(proxy.port)).rejects.toThrow();
});

test("addToxic() says what toxiproxy has against a toxic", async () => {
  await using toxiproxy = await startToxiproxy();
  const proxy = await toxiproxy.proxy({ name: "echo", upstream: await echo() });
  const refused = proxy.addToxic({ type: "arsenic" });
  await expect(refused).rejects.toThrow(ServerError);
  await expect(refused).rejects.toThrow(
    "Cannot set up the proxy: toxiproxy answers 400 to POST /proxies/echo/toxics",
  );
});
