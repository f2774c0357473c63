import { spawnSync } from "node:child_process";
import { join } from "node:path";

/**
 * What a fleet's ledger and queue can take: real PostgreSQL and Redis of each measurement's own, and each in a process of
 * its own, so that memory is its own too. `npm run bench fleet [million | submit | resubmit | backlog | scale]`.
 */
interface Figure {
  readonly what: string;
  readonly must: string;
  readonly measured: string;
  readonly holds: boolean;
}

const measurements = ["million", "submit", "resubmit", "backlog", "scale"];
const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const name of measurements.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  const script = join(import.meta.dirname, "fleet-parts", `${name}.ts`);
  const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", script], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`Cannot measure ${name}: it ended with exit code ${status}`);
  figures.push(...(JSON.parse(stdout) as Figure[]));
}
console.table(
  Object.fromEntries(figures.map(({ what, must, measured, holds }) => [what, { must, measured, holds }])),
);
process.exit(figures.every(({ holds }) => holds) ? 0 : 1);
