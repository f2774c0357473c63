// Everything that CI checks: build, lint, types and tests of every package; ends with one line that says how it went.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";

for (const group of ["packages", "apps", "infra"]) {
  for (const name of readdirSync(group)) rmSync(`${group}/${name}/test-results.json`, { force: true });
}
const tasks = ["build", "//#lint", "typecheck", "test"];
const turbo = spawnSync(
  "turbo",
  ["run", ...tasks, "--concurrency=1", "--continue", ...process.argv.slice(2)],
  {
    stdio: "inherit",
    shell: process.platform === "win32",
  },
);
const summary = spawnSync(process.execPath, ["tools/test-summary.mjs"], { stdio: "inherit" });
process.exit(turbo.status || summary.status || 0);
