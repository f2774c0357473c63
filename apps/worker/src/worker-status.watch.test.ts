import { expect, test } from "vitest";
import { WorkerStatus } from "./worker-status.ts";

test("a worker is not ready while what it watches has a problem", () => {
  const status = new WorkerStatus();
  let problem: string | undefined;
  status.watch(() => undefined);
  status.watch(() => problem);
  status.ready("f");
  expect(status.hindrance()).toBeUndefined();
  problem = "the ledger is away";
  expect(status.hindrance()).toBe("the ledger is away");
  expect(status.illness()).toBeUndefined();
});

test("a worker that loads another model is not ready meanwhile, nor is one whose model was refused", () => {
  const status = new WorkerStatus();
  status.ready("a");
  status.unload();
  expect([status.warmModel, status.hindrance()]).toEqual([undefined, "it loads a model"]);
  status.refuse("it answers otherwise");
  expect([status.warmModel, status.hindrance()]).toEqual([undefined, "it answers otherwise"]);
  status.ready("b");
  expect([status.warmModel, status.hindrance()]).toEqual(["b", undefined]);
});
