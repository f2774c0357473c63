import { readFileSync } from "node:fs";

/** Whether a process runs; one that ended and that nobody has collected yet does not. */
export function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
