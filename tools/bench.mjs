// npm run bench <name>: runs a benchmark and prints its table. Numbers are ratios of two things measured in turn.
import { spawnSync } from "node:child_process";
import { allocatorEnvironment } from "../packages/core/dist/memory/index.js";

const benches = {
  decode: ["packages/core/bench/decode.ts"],
  quickstart: ["apps/coordinator/bench/sweep.ts"],
  quantised: ["apps/coordinator/bench/quantised.ts"],
  metrics: ["tools/bench-metrics.mjs"],
  fleet: ["apps/coordinator/bench/fleet.ts"],
};

const [name, ...args] = process.argv.slice(2);
const scripts = benches[name];
if (!scripts) {
  console.error(`Name a benchmark: npm run bench ${Object.keys(benches).join(" | ")}`);
  process.exit(2);
}
// The decoder is measured in this process's child, which has what a model child has.
const env = name === "decode" ? { ...allocatorEnvironment, ...process.env } : process.env;
for (const script of scripts) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
    stdio: "inherit",
    env,
  });
  if (status !== 0) process.exit(status ?? 1);
}
