import { existsSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { ServerError } from "./errors.ts";
import { openFolder } from "./server-folder.ts";
import { type ServerPlan, startServer } from "./server-process.ts";
import { isAlive } from "./testing/is-alive.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

/** Shell code as a server, which has its port in $0 and is ready when it says so. */
async function planOf(code: string, kept?: string): Promise<ServerPlan> {
  return {
    title: "the shell",
    program: "/bin/sh",
    folder: await openFolder("shell", kept),
    args: (port) => ["-c", code, String(port)],
    env: { PATH: "/usr/bin:/bin" },
    stopSignal: "SIGTERM",
    isReady: (_port, log) => /^ready$/m.test(log),
  };
}

const healthy = 'echo "$0" >> ports; echo ready; exec sleep 1000';

test("startServer() resolves when the server is ready, and dispose leaves neither process nor folder", async () => {
  const server = await startServer(await planOf(healthy));
  const { pid, folder } = server;
  expect(isAlive(pid)).toBe(true);
  expect(readFileSync(`${folder}/ports`, "utf8")).toBe(`${server.port}\n`);
  await server[Symbol.asyncDispose]();
  expect(isAlive(pid)).toBe(false);
  expect(existsSync(folder)).toBe(false);
});

test("restart() starts a killed server on its port and in its folder", async () => {
  await using server = await startServer(await planOf(healthy));
  const { pid, port, folder } = server;
  await server.kill();
  expect(isAlive(pid)).toBe(false);
  await server.restart();
  expect(server.pid).not.toBe(pid);
  expect(isAlive(server.pid)).toBe(true);
  expect(server.port).toBe(port);
  expect(readFileSync(`${folder}/ports`, "utf8")).toBe(`${port}\n${port}\n`);
});

test("restart() ends a running server in order first", async () => {
  const code = "trap 'echo stopped > end; exit' TERM; echo ready; while :; do sleep 0.01; done";
  await using server = await startServer(await planOf(code));
  const { pid } = server;
  await server.restart();
  expect(isAlive(pid)).toBe(false);
  expect(readFileSync(`${server.folder}/end`, "utf8")).toBe("stopped\n");
});

test("restart() begins a log to which nothing writes that a killed server left behind", async () => {
  const straggler = "for n in 1 2 3 4 5 6 7 8 9; do echo old; sleep 0.05; done; : > over";
  const code = `[ -e started ] || { : > started; (${straggler}) & }; echo ready; exec sleep 1000`;
  await using server = await startServer(await planOf(code));
  await server.kill();
  await server.restart();
  await vi.waitFor(() => expect(existsSync(`${server.folder}/over`)).toBe(true));
  expect(readFileSync(`${server.folder}/log`, "utf8")).toBe("ready\n");
});

test("dispose leaves a folder that the caller named", async () => {
  const folder = temporaryFolder();
  const server = await startServer(await planOf(healthy, folder));
  await server[Symbol.asyncDispose]();
  expect(existsSync(`${folder}/ports`)).toBe(true);
});

test("dispose is fine with a server that has ended, and with being called twice", async () => {
  const server = await startServer(await planOf(healthy));
  await server.kill();
  await server[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  expect(existsSync(server.folder)).toBe(false);
});

test("startServer() says how a server ended and what its log said last, and leaves no folder", async () => {
  const plan = await planOf("seq 1 20; echo wrong setting >&2; exit 3");
  const failure = await startServer(plan).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ServerError);
  const lines = [12, 13, 14, 15, 16, 17, 18, 19, 20, "wrong setting"].map((line) => `\n  ${line}`).join("");
  const message = `Cannot start the shell: it ended with exit code 3; its log ends:${lines}`;
  expect(failure).toMatchObject({ message, advice: expect.stringContaining("log") });
  expect(existsSync(plan.folder.path)).toBe(false);
});

test("startServer() gives up a server that is never ready, and ends it", async () => {
  const folder = temporaryFolder();
  const plan = { ...(await planOf("echo $$ > pid; echo waiting; exec sleep 1000", folder)), patience: 300 };
  await expect(startServer(plan)).rejects.toThrow(
    "Cannot start the shell: it is not ready after 0.3 s; its log ends:\n  waiting",
  );
  expect(isAlive(Number(readFileSync(`${folder}/pid`, "utf8")))).toBe(false);
});

test("startServer() says that a program is missing", async () => {
  const plan = { ...(await planOf("")), program: "/no/such/program" };
  await expect(startServer(plan)).rejects.toThrow("Cannot start the shell: spawn /no/such/program ENOENT");
});

test("startServer() takes another port where somebody else was quicker", async () => {
  const once = `echo "$0" >> ports; [ -e tried ] || { : > tried; echo Address already in use; exit 1; }`;
  await using server = await startServer(await planOf(`${once}; echo ready; exec sleep 1000`));
  const [first, second] = readFileSync(`${server.folder}/ports`, "utf8").trim().split("\n").map(Number);
  expect(second).toBe(server.port);
  expect(first).not.toBe(second);
});

test("two servers at once have ports and folders of their own", async () => {
  const [one, other] = await Promise.all([planOf(healthy), planOf(healthy)]);
  await using first = await startServer(one);
  await using second = await startServer(other);
  expect(first.port).not.toBe(second.port);
  expect(first.folder).not.toBe(second.folder);
});
