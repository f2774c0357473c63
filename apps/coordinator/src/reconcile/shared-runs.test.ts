import { expect, test } from "vitest";
import { SharedRuns } from "./shared-runs.ts";

/** A task that ends when it is told to, and results in its number. */
function numberedTask() {
  const ends: (() => void)[] = [];
  const task = () => {
    const number = ends.length + 1;
    return new Promise<number>((resolve) => ends.push(() => resolve(number)));
  };
  return { task, end: (number: number) => ends[number - 1]?.(), begun: () => ends.length };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("run() gives those who ask while a task runs the next one, which they share", async () => {
  const runs = new SharedRuns<string, number>();
  const { task, end, begun } = numberedTask();
  const first = runs.run("a", task);
  await turn();
  const [second, third] = [runs.run("a", task), runs.run("a", task)];
  await turn();
  expect(begun()).toBe(1);
  end(1);
  expect(await first).toBe(1);
  await turn();
  end(2);
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  expect(begun()).toBe(2);
});

test("run() goes on after a task that failed", async () => {
  const runs = new SharedRuns<string, number>();
  const failed = runs.run("a", () => Promise.reject(new RangeError("no")));
  await expect(failed).rejects.toThrow("no");
  expect(await runs.run("a", async () => 7)).toBe(7);
});

test("run() lets keys run beside each other", async () => {
  const runs = new SharedRuns<string, number>();
  const { task, end } = numberedTask();
  const [first, second] = [runs.run("a", task), runs.run("b", task)];
  await turn();
  end(2);
  expect(await second).toBe(2);
  end(1);
  expect(await first).toBe(1);
});
