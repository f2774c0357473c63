import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { staleRefusals } from "./stale-refusals.ts";

test("staleRefusals() counts lines of logs", () => {
  const logFile = join(temporaryFolder(), "log");
  writeFileSync(logFile, '{"err":{"type":"StaleAttemptError"}}\n{"msg":"done"}\nStaleAttemptError\n');
  expect(staleRefusals([{ logFile }, { logFile }])).toBe(4);
});
