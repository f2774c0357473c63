import { expect, onTestFinished, test, vi } from "vitest";
import { duration, progressLine } from "./progress-line.ts";

test.each([
  [0, "0 s"],
  [0.2, "1 s"],
  [59.4, "1 min 0 s"],
  [185, "3 min 5 s"],
  [7_800, "2 h 10 min"],
  [Number.POSITIVE_INFINITY, "–"],
  [Number.NaN, "–"],
])("duration() of %d seconds is %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test("progressLine() counts from what was there before, and lets go of the process when disposed", () => {
  const written: string[] = [];
  const write = vi
    .spyOn(process.stderr, "write")
    .mockImplementation((text) => written.push(String(text)) > 0);
  onTestFinished(() => write.mockRestore());
  const before = process.listenerCount("exit");
  {
    using line = progressLine(10, 4);
    line.add(0);
    line.add(6);
  }
  const text = written.join("");
  expect(text).toContain("4/10 captions");
  expect(text).toContain("10/10 captions");
  expect(text).not.toMatch(/NaN|Infinity/);
  expect(process.listenerCount("exit")).toBe(before);
});
