import { readFileSync } from "node:fs";

/** Linux counts in hundredths of a second. */
const ticks = 100;

/**
 * Processor time that processes and all that they have started have taken, in seconds, as Linux tells it; without those
 * whose command line matches.
 */
export function cpuSeconds(pids: readonly number[], without: RegExp): number {
  return pids.reduce((sum, pid) => sum + treeSeconds(pid, without), 0);
}

function treeSeconds(pid: number, without: RegExp): number {
  try {
    if (without.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"))) return 0;
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Behind the program's name, which may hold spaces: user and system time, own and of children that have ended.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const own = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / ticks;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return children.reduce((sum, child) => sum + treeSeconds(Number(child), without), own);
  } catch {
    return 0;
  }
}
