import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { builtFakeEntry } from "../testing/paths.ts";

const start = (variables: Record<string, string> = {}) =>
  fork(builtFakeEntry, ["{}"], { env: { KVSWEEP_FAKE_DECODER: "1", ...variables } });
const caption = {
  kind: "caption",
  model: "m",
  samples: [{ image: "0007.png", prompt: { question: "?" } }],
  methods: [{ method: "greedy" }],
  maxNewTokens: 4,
};

test("answerParent() answers a request that it cannot read with a failure, and the next ones in order", async () => {
  const child = start();
  for (const request of [{ kind: "dance" }, { kind: "open", model: "m" }, caption]) child.send(request);
  const replies: string[] = [];
  while (replies.length < 3) replies.push((await once(child, "message"))[0].kind);
  expect(replies).toEqual(["failed", "opened", "captions"]);
  child.disconnect();
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("answerParent() leaves signals to the parent", async () => {
  const child = start();
  child.send({ kind: "providers" });
  await once(child, "message");
  child.kill("SIGTERM");
  child.send(caption);
  expect((await once(child, "message"))[0]).toMatchObject({ kind: "captions" });
  child.disconnect();
  await once(child, "exit");
});

test("a fake child kills itself over an image that is said to be poison", async () => {
  const child = start({ KVSWEEP_FAKE_POISON: "^0007" });
  child.send(caption);
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
});
