// Everything that CI checks: build, lint, types and tests of every package; ends with one line that says how it went.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { findProgram, programs } from "../infra/servers/programs.mjs";

for (const group of ["packages", "apps", "infra"]) {
  for (const name of readdirSync(group)) {
    const results = `${group}/${name}/test-results.json`;
    if (existsSync(results)) rmSync(results);
  }
}
spawnSync(process.execPath, ["tools/servers.mjs"], { stdio: "inherit" });
// Part of what turbo knows a test's result by: one that was skipped for want of a server is run when there is one.
const servers = Object.keys(programs).filter((name) => findProgram(name, process.env));
// Two at once: much of what tests do is to wait, for programs to start and for leases to end.
const tasks = ["build", "//#lint", "typecheck", "test"];
const turbo = spawnSync(
  "turbo",
  ["run", ...tasks, "--concurrency=2", "--continue", ...process.argv.slice(2)],
  {
    stdio: "inherit",
    env: { ...process.env, KVSWEEP_SERVERS: servers.join() },
    shell: process.platform === "win32",
  },
);
const summary = spawnSync(process.execPath, ["tools/test-summary.mjs"], { stdio: "inherit" });
process.exit(turbo.status || summary.status || 0);
