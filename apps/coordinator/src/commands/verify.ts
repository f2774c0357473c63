import { repairItems, verifyStore } from "@kvsweep/sweep/audit";
import { findSweep } from "@kvsweep/sweep/ledger";
import { type AuditedPlace, openAudited } from "../audited.ts";
import { exitCodes } from "../exit-code.ts";
import { sweepNotFound } from "../sweep-not-found.ts";
import type { Terminal } from "../terminal.ts";

export interface VerifyOptions extends AuditedPlace {
  /** A sweep's name or the start of its id; empty for everything, orphans too. */
  readonly sweep: string;
  /** Owes lost captions again. */
  readonly repair: boolean;
  readonly json: boolean;
}

/** Captions between two lines of progress. */
const everyCaptions = 10_000;
/** Problems and orphans that are named. */
const named = 20;

/** Proves that each caption of the ledger lies in its object with the right hash, and finds objects without a caption. */
export async function verify(options: VerifyOptions, terminal: Terminal): Promise<number> {
  await using place = await openAudited(options);
  const { db, store } = place;
  const sweep = options.sweep === "" ? undefined : await findSweep(db, options.sweep);
  if (options.sweep !== "" && !sweep) throw sweepNotFound({ sweep: options.sweep, state: place.name });
  let told = 0;
  const report = await verifyStore({
    ...{ db, store, sweepId: sweep?.id },
    onProgress: ({ captions }) => {
      if (captions - told < everyCaptions) return;
      told = captions;
      terminal.say(`${captions} captions looked at …`);
    },
  });
  const { problems, orphans, objects, captions, lost } = report;
  const repaired = options.repair ? await repairItems(db, problems) : 0;
  const shown = problems.map(({ kind, error, items }) => ({
    kind,
    captions: items.length,
    problem: error.message,
  }));
  if (options.json) {
    terminal.print(
      `${JSON.stringify({ objects, captions, lost, problems: shown, orphans, repaired }, null, 2)}\n`,
    );
  } else {
    for (const { kind, problem, captions: count } of shown.slice(0, named)) {
      terminal.print(`${kind}: ${problem} (${count} captions)\n`);
    }
    terminal.print(
      `${captions} captions in ${objects} objects: ${lost === 0 ? "all are there" : `${lost} are lost`}.\n`,
    );
    if (orphans.length > 0)
      terminal.print(`${orphans.length} objects belong to no caption; \`kvsweep gc\` deletes them.\n`);
    if (lost > 0)
      terminal.say(options.repair ? `${repaired} captions are owed again.` : "--repair owes them again.");
  }
  return lost > repaired ? exitCodes.someFailed : exitCodes.ok;
}
