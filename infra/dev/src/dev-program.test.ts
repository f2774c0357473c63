import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { DevProgram } from "./dev-program.ts";

function startProgram(code: string) {
  const folder = mkdtempSync(join(tmpdir(), "kvsweep-dev-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = join(folder, "program.mjs");
  writeFileSync(program, code);
  const log = join(folder, "log");
  const started = new DevProgram({ program, args: ["a"], env: { B: "b" }, log });
  return { started, said: () => readFileSync(log, "utf8") };
}

test("a program gets its arguments and variables, and its output is kept", async () => {
  const { started, said } = startProgram("console.log(process.argv[2], process.env.B)");
  expect(await started.ended).toBe("exit code 0");
  expect(said()).toBe("a b\n");
  await started[Symbol.asyncDispose]();
});

test("a program is asked to end, and killed where it does not", async () => {
  const polite = startProgram(
    "process.on('SIGTERM', () => process.exit(3)); setInterval(() => 0, 99); console.log('up')",
  );
  await vi.waitFor(() => expect(polite.said()).toBe("up\n"), 10_000);
  await polite.started[Symbol.asyncDispose]();
  expect(await polite.started.ended).toBe("exit code 3");
  const deaf = startProgram("process.on('SIGTERM', () => 0); setInterval(() => 0, 99); console.log('up')");
  await vi.waitFor(() => expect(deaf.said()).toBe("up\n"), 10_000);
  await deaf.started[Symbol.asyncDispose](100);
  expect(await deaf.started.ended).toBe("SIGKILL");
});
