import { readFileSync } from "node:fs";
import type { Program } from "../fleet/program.ts";

/** How often workers were refused a write because another one had claimed their unit, as their logs tell. */
export function staleRefusals(workers: Iterable<Pick<Program, "logFile">>): number {
  const lines = [...workers].flatMap(({ logFile }) => readFileSync(logFile, "utf8").split("\n"));
  return lines.filter((line) => /StaleAttemptError|claimed a unit of ours/.test(line)).length;
}
