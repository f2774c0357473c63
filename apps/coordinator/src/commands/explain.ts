import { Explanation } from "../api/contract.ts";
import { type ApiAddress, ApiClient, sweepPath } from "../client/api-client.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface ExplainOptions {
  readonly server: ApiAddress;
  /** A cell's label, or the start of its id. */
  readonly cell: string;
  readonly sample: string | undefined;
  /** A sweep's name or the start of its id; empty for the newest. */
  readonly sweep: string;
  readonly json: boolean;
}

/** Says which part of a cell's identity differs from earlier ones, and so why it is decoded (again). */
export async function explain(options: ExplainOptions, terminal: Terminal): Promise<number> {
  const { server, cell, sample, sweep, json } = options;
  const found = await new ApiClient(server).json(
    { path: sweepPath(sweep, "/explain"), query: { cell, sample } },
    Explanation,
  );
  terminal.print(json ? `${JSON.stringify(found, null, 2)}\n` : text(found));
  return exitCodes.ok;
}

function text({ cell, captions: { done, failed, pending }, earlier }: Explanation): string {
  const head = `${cell.label} of ${cell.model} on ${cell.benchmark} (${cell.id.slice(0, 8)}): ${done} done, ${failed} failed, ${pending} pending\n`;
  if (earlier.length === 0) return `${head}No earlier cell is like it: all of its captions are new.\n`;
  const lines = earlier.flatMap(({ id, label, createdAt, differences }) => [
    `differs from ${label} (${id.slice(0, 8)}, ${createdAt}) in`,
    ...differences.map(
      ({ path, before, after }) => `  ${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
    ),
  ]);
  return `${head}${lines.join("\n")}\n`;
}
