import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scenarios } from "./scenarios/scenarios.ts";

const main = join(import.meta.dirname, "../dist/main.js");
const chaos = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });

test("a scenario that there is none of is refused, with those that there are", () => {
  const { status, stderr } = chaos("--only", "T1,T99");
  expect(status).toBe(1);
  expect(stderr).toContain("Cannot carry out T99: there is no such scenario\nName some of T1, T2,");
});

test("--help tells of every scenario", () => {
  const { status, stdout } = chaos("--help");
  expect(status).toBe(0);
  for (const { id, title } of scenarios) expect(stdout).toContain(`${id.padEnd(4)} ${title}`);
});
