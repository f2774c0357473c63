import { expect, onTestFinished, test, vi } from "vitest";
import { ignoreClosedPipes, processTerminal } from "./terminal.ts";

test("processTerminal prints results to standard output and lines for people to standard error", () => {
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const error = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  processTerminal.print("a result");
  processTerminal.say("a line");
  const calls = [out.mock.calls, error.mock.calls];
  vi.restoreAllMocks();
  expect(calls).toEqual([[["a result"]], [["a line\n"]]]);
});

test("ignoreClosedPipes() lets a reader go, and passes other errors of a stream on", () => {
  ignoreClosedPipes();
  onTestFinished(() => {
    for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners("error");
  });
  const closed = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
  expect(() => process.stdout.emit("error", closed)).not.toThrow();
  expect(() => process.stderr.emit("error", new Error("odd"))).toThrow("odd");
});
