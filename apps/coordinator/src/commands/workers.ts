import { type FleetWorker, WorkerList } from "../api/contract.ts";
import { type ApiAddress, ApiClient } from "../client/api-client.ts";
import { duration } from "../embedded/progress-line.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface WorkersOptions {
  readonly server: ApiAddress;
  /** Those that are gone, too. */
  readonly all: boolean;
  readonly json: boolean;
}

/** Seconds of silence after which a worker counts as gone. */
const goneSeconds = 60;

const isGone = ({ state, silentSeconds }: FleetWorker) => state === "stopped" || silentSeconds > goneSeconds;

/** Lists the workers of a fleet. */
export async function workers({ server, all, json }: WorkersOptions, terminal: Terminal): Promise<number> {
  const known = await new ApiClient(server).json({ path: "/v1/workers" }, WorkerList);
  const shown = known.filter((worker) => all || !isGone(worker));
  if (json) terminal.print(`${JSON.stringify(shown, null, 2)}\n`);
  else if (shown.length === 0) terminal.say("No worker is there. Start one with `kvsweep-worker`.");
  else for (const worker of shown) terminal.print(line(worker));
  return exitCodes.ok;
}

function line(worker: FleetWorker): string {
  const { id, state, provider, dtype, device, models, silentSeconds } = worker;
  const what = isGone(worker) && state !== "stopped" ? `silent for ${duration(silentSeconds)}` : state;
  const memory = `${(worker.memoryBytes / 2 ** 30).toFixed(1)} GiB`;
  return `${id}  ${what}  ${provider} ${dtype} on ${device}, ${memory}; ${models.length} models; version ${worker.version}\n`;
}
