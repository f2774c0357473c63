import { expect, onTestFinished, test, vi } from "vitest";
import { listenForInterrupts } from "./interrupts.ts";

test.each(["SIGINT", "SIGTERM"] as const)("the first %s drains, the second leaves at once", (signal) => {
  const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
  onTestFinished(() => exit.mockRestore());
  const said: string[] = [];
  using interrupts = listenForInterrupts((line) => said.push(line));
  expect(interrupts.drain.aborted).toBe(false);
  process.emit(signal);
  expect(interrupts.drain.aborted).toBe(true);
  expect(said.join()).toContain("press Ctrl-C again to leave at once");
  expect(exit).not.toHaveBeenCalled();
  process.emit(signal);
  expect(exit).toHaveBeenCalledWith(130);
  expect(said.join()).toContain("The same command goes on");
});

test("listenForInterrupts() lets go of the signals when disposed", () => {
  const before = process.listenerCount("SIGINT");
  {
    using _interrupts = listenForInterrupts(() => undefined);
    expect(process.listenerCount("SIGINT")).toBe(before + 1);
  }
  expect(process.listenerCount("SIGINT")).toBe(before);
});
