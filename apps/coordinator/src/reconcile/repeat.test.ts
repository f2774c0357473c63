import { expect, test } from "vitest";
import { repeat } from "./repeat.ts";

test("repeat() goes on after an error, and ends when it is told to", async () => {
  const stop = new AbortController();
  const errors: unknown[] = [];
  let turns = 0;
  const turn = async () => {
    turns += 1;
    if (turns === 2) throw new Error("once");
    if (turns === 4) stop.abort();
  };
  await repeat(turn, { everyMs: 1, signal: stop.signal, onError: (error) => errors.push(error) });
  expect(turns).toBe(4);
  expect(errors).toEqual([new Error("once")]);
});

test("repeat() does not tell of the error of a turn that was ended", async () => {
  const stop = new AbortController();
  const errors: unknown[] = [];
  const turn = async () => {
    stop.abort();
    throw new Error("ended");
  };
  await repeat(turn, { everyMs: 1, signal: stop.signal, onError: (error) => errors.push(error) });
  expect(errors).toEqual([]);
});
