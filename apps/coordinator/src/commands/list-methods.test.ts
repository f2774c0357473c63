import { expect, test } from "vitest";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { listMethods } from "./list-methods.ts";

test("listMethods() prints every method with its options and defaults", () => {
  const terminal = new RecordingTerminal();
  expect(listMethods({ name: undefined, json: false }, terminal)).toBe(0);
  expect(terminal.printed).toMatch(/^greedy\n.*^kvsmooth\n.*lambdaRef: .*\(default 0\.9\)/ms);
});

test("listMethods() with a name prints that method only", () => {
  const terminal = new RecordingTerminal();
  listMethods({ name: "greedy", json: true }, terminal);
  expect(JSON.parse(terminal.printed)).toEqual([
    { name: "greedy", summary: expect.any(String), options: [] },
  ]);
});

test("listMethods() names the methods that there are where one is unknown", () => {
  const list = () => listMethods({ name: "gredy", json: false }, new RecordingTerminal());
  expect(list).toThrow(expect.objectContaining({ advice: "Known: greedy, kvsmooth." }));
});
