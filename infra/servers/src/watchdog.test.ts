import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { isAlive } from "./testing/is-alive.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { testOn } from "./testing/test-on.ts";
import { Watchdog } from "./watchdog.ts";

/** A process that runs shell code, once that has said that it is ready. */
async function running(code: string): Promise<ChildProcess> {
  const child = spawn("sh", ["-c", code], { stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

test("Watchdog stops the process by its signal, and removes the folder", async () => {
  const folder = join(temporaryFolder(), "data");
  mkdirSync(folder);
  writeFileSync(join(folder, "file"), "");
  const child = await running("trap 'exit 7' USR1; echo ready; while :; do sleep 0.01; done");
  const watchdog = new Watchdog({ stopSignal: "SIGUSR1", folder });
  watchdog.watch(child.pid);
  await watchdog.end();
  expect(existsSync(folder)).toBe(false);
  await vi.waitFor(() => expect(child.exitCode).toBe(7));
});

test("Watchdog stops a process that is frozen", async () => {
  const child = await running("echo ready; exec sleep 1000");
  child.kill("SIGSTOP");
  const watchdog = new Watchdog({ stopSignal: "SIGTERM" });
  watchdog.watch(child.pid);
  await watchdog.end();
  await vi.waitFor(() => expect(child.signalCode).toBe("SIGTERM"));
});

test("Watchdog kills a process that doesn't mind its signal", async () => {
  const child = await running("trap '' TERM; echo ready; while :; do sleep 0.01; done");
  const watchdog = new Watchdog({ stopSignal: "SIGTERM", patience: 1 });
  watchdog.watch(child.pid);
  await watchdog.end();
  await vi.waitFor(() => expect(child.signalCode).toBe("SIGKILL"));
});

test("Watchdog lets a process be that it no longer watches", async () => {
  const child = await running("echo ready; exec sleep 1000");
  const watchdog = new Watchdog({ stopSignal: "SIGTERM" });
  watchdog.watch(child.pid);
  watchdog.watch(undefined);
  await watchdog.end();
  expect(isAlive(child.pid ?? 0)).toBe(true);
});

const starts = [
  { name: "redis", start: "startRedis" },
  { name: "postgres", start: "startPostgres" },
  { name: "s3", start: "startS3" },
  { name: "toxiproxy", start: "startToxiproxy" },
] as const;

for (const { name, start } of starts) {
  testOn(name)(
    `${start}()'s server and its folder are gone soon after a SIGKILL of their process`,
    async () => {
      const script = join(import.meta.dirname, "testing/abandoned-servers.mjs");
      const child = spawn(process.execPath, [script, start], { stdio: ["ignore", "pipe", "inherit"] });
      onTestFinished(() => void child.kill("SIGKILL"));
      const [said] = await once(child.stdout, "data");
      const { pid, folder } = JSON.parse(String(said));
      expect(isAlive(pid)).toBe(true);
      expect(existsSync(folder)).toBe(true);
      child.kill("SIGKILL");
      await vi.waitFor(() => expect([isAlive(pid), existsSync(folder)]).toEqual([false, false]), 10_000);
    },
  );
}
