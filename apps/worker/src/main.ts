import { readFileSync } from "node:fs";
import { openLog, redactText } from "@kvsweep/sweep/log";
import { z } from "zod";
import { listenForDrain } from "./drain.ts";
import { readWorkerSettings } from "./env.ts";
import { InFlight } from "./in-flight.ts";
import { readWorkerOptions } from "./options.ts";
import { runWorker } from "./run-worker.ts";

/** How a worker ends: 143 is that of a process that SIGTERM ended. */
const exitCodes = { ok: 0, badInput: 2, environment: 3, cutOff: 143 } as const;

const badInput = new Set(["WorkerOptionError", "WorkerStartError", "FleetSettingsError", "CheckpointError"]);

async function main(): Promise<void> {
  const settings = readWorkerSettings();
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const { version } = z.object({ version: z.string() }).parse(manifest);
  const options = await readWorkerOptions(process.argv.slice(2), settings, version);
  if (!options) return;
  const { variables } = settings;
  const log = openLog({ program: "worker", level: options.logLevel, variables }).child({
    worker: options.id,
  });
  const inFlight = new InFlight();
  using drain = listenForDrain({
    grace: options.grace,
    onBegin: (signal) => log.info({ signal, grace: options.grace }, "draining"),
    leave: (reason) => {
      const { batches } = inFlight;
      log.warn({ reason, batches }, batches > 0 ? "left with batches in flight" : "left");
      process.exit(batches > 0 ? exitCodes.cutOff : exitCodes.ok);
    },
  });
  await runWorker({ options, settings, version, drain, inFlight, log });
}

try {
  await main();
} catch (error) {
  const known = error instanceof Error && "advice" in error;
  const text = error instanceof Error ? (known ? `${error.message}\n  ${error.advice}` : error.stack) : error;
  process.stderr.write(`${redactText(String(text), readSecrets())}\n`);
  process.exitCode =
    error instanceof Error && badInput.has(error.name) ? exitCodes.badInput : exitCodes.environment;
}

function readSecrets(): readonly string[] {
  try {
    return readWorkerSettings().secrets;
  } catch {
    return [];
  }
}
