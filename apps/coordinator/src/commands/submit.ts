import { basename } from "node:path";
import { Submission } from "../api/contract.ts";
import { type ApiAddress, ApiClient } from "../client/api-client.ts";
import { readSweepFile } from "../embedded/prepare-sweep.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { watch } from "./watch.ts";

export interface SubmitOptions {
  readonly server: ApiAddress;
  readonly file: string;
  readonly priority: number | undefined;
  readonly rows: number | undefined;
  readonly provider: string;
  readonly dtype: string;
  /** Waits for the end. */
  readonly watch: boolean;
  readonly json: boolean;
}

/** Hands a sweep file to a coordinator. The same file twice is the same sweep. */
export async function submit(options: SubmitOptions, terminal: Terminal): Promise<number> {
  const { server, file, priority, rows, provider, dtype } = options;
  const text = await readSweepFile(file);
  const sweep = await new ApiClient(server).json(
    {
      method: "POST",
      path: "/v1/sweeps",
      query: { name: basename(file), priority, rows, provider, dtype },
      body: { type: "application/yaml", text },
    },
    Submission,
  );
  if (options.json) terminal.print(`${JSON.stringify(sweep, null, 2)}\n`);
  else terminal.say(summary(sweep));
  return options.watch ? watch({ server, sweep: sweep.id, json: options.json }, terminal) : exitCodes.ok;
}

function summary({ id, name, cells, units, expected, done, failed, pending, isNew }: Submission): string {
  const size = `${cells} cells, ${expected} captions, ${units} units`;
  const already = done + failed > 0 ? `; ${done} already done, ${failed} failed` : "";
  const next = pending > 0 ? `\nSee how it goes: kvsweep watch ${id.slice(0, 8)}` : "\nNothing to decode.";
  return `${isNew ? "Submitted" : "Was there already:"} sweep "${name}" (${id.slice(0, 8)}): ${size}${already}.${next}`;
}
