import { collectGarbage } from "@kvsweep/sweep/audit";
import { type AuditedPlace, openAudited } from "../audited.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface GcOptions extends AuditedPlace {
  readonly dryRun: boolean;
  /** Hours. */
  readonly olderThan: number;
  readonly json: boolean;
}

/** Deletes objects that belong to no caption: a worker was killed, or fenced off, between object and row. */
export async function gc(options: GcOptions, terminal: Terminal): Promise<number> {
  const { dryRun, olderThan, json } = options;
  await using place = await openAudited(options);
  const { deleted, young } = await collectGarbage({ ...place, dryRun, olderThanMs: olderThan * 3_600_000 });
  if (json) {
    terminal.print(`${JSON.stringify({ dryRun, deleted, young }, null, 2)}\n`);
    return exitCodes.ok;
  }
  for (const key of deleted) terminal.print(`${key}\n`);
  const rest = young > 0 ? `; ${young} younger than ${olderThan} h stay` : "";
  terminal.say(
    `${dryRun ? "Would delete" : "Deleted"} ${deleted.length} objects that belong to no caption${rest}.`,
  );
  return exitCodes.ok;
}
