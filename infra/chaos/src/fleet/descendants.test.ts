import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { descendants } from "./descendants.ts";

test("descendants() finds a process's children and theirs", async () => {
  const shell = spawn("sh", ["-c", "sh -c 'sleep 30; true' & wait"], { detached: true });
  await vi.waitFor(() => expect(descendants(shell.pid ?? 0)).toHaveLength(2));
  process.kill(-(shell.pid ?? 0), "SIGKILL");
  await once(shell, "exit");
  expect(descendants(shell.pid ?? 0)).toEqual([]);
});
