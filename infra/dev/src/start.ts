import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { DevFolder, Running } from "./dev-folder.ts";
import { DevError } from "./errors.ts";

export interface Start {
  readonly folder: DevFolder;
  readonly workers: number;
  readonly port: number;
}

/** Milliseconds from the first server to the last worker. */
const patience = 120_000;

/** Starts a fleet in the background, and resolves when it takes sweeps; one that runs already is left as it is. */
export async function start({ folder, workers, port }: Start): Promise<Running> {
  const before = folder.running();
  if (before) return before;
  const log = folder.log("supervisor");
  const output = openSync(log, "w");
  const args = ["--supervise", "--folder", folder.path, "--workers", String(workers), "--port", String(port)];
  const supervisor = spawn(process.execPath, [fileURLToPath(new URL("main.js", import.meta.url)), ...args], {
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  supervisor.unref();
  let hasEnded = false;
  supervisor.once("exit", () => {
    hasEnded = true;
  });
  const giveUp = performance.now() + patience;
  for (;;) {
    const running = folder.running();
    if (running && running.pid === supervisor.pid) return running;
    if (hasEnded || performance.now() > giveUp) {
      supervisor.kill("SIGTERM");
      throw new DevError(
        `Cannot start a fleet: ${readFileSync(log, "utf8").trim() || "it was not ready in time"}`,
        `The programs' own words are in ${folder.path}/logs.`,
      );
    }
    await delay(100);
  }
}
