import { expect, test } from "vitest";
import { limitConcurrency } from "./limit-concurrency.ts";

test("limitConcurrency() starts tasks in order, no more than allowed", async () => {
  const limit = limitConcurrency(2);
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const task = (i: number) =>
    limit(async () => {
      started.push(i);
      await new Promise<void>((end) => ends.push(end));
      return i;
    });
  const all = Promise.all([0, 1, 2].map(task));
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  for (const i of [0, 1, 2]) {
    while (ends[i] === undefined) await Promise.resolve();
    ends[i]();
  }
  expect(await all).toEqual([0, 1, 2]);
});

test("limitConcurrency() frees the place of a task that fails", async () => {
  const limit = limitConcurrency(1);
  await expect(limit(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await limit(async () => "yes")).toBe("yes");
});

test("limitConcurrency() does not start a task whose signal is aborted", async () => {
  const limit = limitConcurrency(1);
  const task = () => Promise.reject(new Error("started"));
  await expect(limit(task, AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
});
