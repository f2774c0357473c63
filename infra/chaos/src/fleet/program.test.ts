import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@kvsweep/servers";
import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { Program } from "./program.ts";

const answering = join(import.meta.dirname, "../testing/answering.mjs");

async function start() {
  const port = await freePort();
  const logFile = join(temporaryFolder(), "log");
  const command = [process.execPath, answering, String(port)] as const;
  const program = new Program({ title: "a program", command, env: {}, logFile });
  return { program, url: `http://127.0.0.1:${port}/`, logFile };
}
const isGone = (pid: number) => !/^State:\s+[^ZX]/m.test(statusOf(pid));
function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}

test("a program is ready when it answers, writes its log, and ends in order", async () => {
  const { program, url, logFile } = await start();
  await program.ready(url);
  expect(program.children()).toHaveLength(1);
  expect(await program.stop()).toMatchObject({ code: 5, signal: null });
  expect(readFileSync(logFile, "utf8")).toBe("listening\n");
});

test("a program that is frozen takes no notice, and goes on when it is told to", async () => {
  const { program, url } = await start();
  await program.ready(url);
  program.signalAll("SIGSTOP");
  await expect(program.ready(url, 500)).rejects.toThrow("does not answer 200 after 0.5 s");
  program.signalAll("SIGCONT");
  await program.ready(url);
  await program.stop();
});

test("disposing a program kills it and what it started", async () => {
  const { program, url } = await start();
  await program.ready(url);
  const [child = 0] = program.children();
  await program[Symbol.asyncDispose]();
  expect(await program.ended).toMatchObject({ signal: "SIGKILL" });
  await vi.waitFor(() => expect(isGone(child)).toBe(true));
});

test("a program that ends early is told of with the end of its log", async () => {
  const logFile = join(temporaryFolder(), "log");
  const command = [process.execPath, "-e", "console.log('no money'); process.exit(3)"] as const;
  await using program = new Program({ title: "a program", command, env: {}, logFile });
  await expect(program.ready("http://127.0.0.1:9/")).rejects.toThrow(
    "Cannot start a program: it ended with 3; its log ends:\n  no money",
  );
});
