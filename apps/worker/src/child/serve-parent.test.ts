import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { builtEntry } from "../testing/paths.ts";

const start = () => fork(builtEntry, [JSON.stringify({ provider: "cpu", threads: 1 })]);

test("serveParent() answers a request that it cannot read with a failure, and the next one as asked", async () => {
  const child = start();
  child.send({ kind: "dance" });
  child.send({ kind: "providers" });
  const [[refused], [offered]] = [await once(child, "message"), await once(child, "message")];
  expect(refused).toMatchObject({ kind: "failed", failure: { name: "ZodError", retry: false } });
  expect(offered).toMatchObject({ kind: "providers", providers: expect.arrayContaining(["cpu"]) });
  child.disconnect();
  await once(child, "exit");
});

test("serveParent() ends, with exit code 0, when its parent lets go", async () => {
  const child = start();
  child.disconnect();
  expect(await once(child, "exit")).toEqual([0, null]);
});
