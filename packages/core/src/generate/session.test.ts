import { env, Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { ProviderError } from "../errors.ts";
import { Graph } from "../onnx/graph.ts";
import { Session } from "./session.ts";

// A provider that is not to be had is what a test asks for, and no news.
env.logLevel = "fatal";

function negation(): Uint8Array {
  const g = Graph.create();
  g.output(g.node("Neg", [g.input("x", "float32", [2])]), "float32", [2], "y");
  return g.toBytes();
}

test("Session.open() compiles a graph for the CPU, and run() adds up its time", async () => {
  const session = await Session.open(negation(), ".", { threads: 1 });
  expect([session.inputNames, session.seconds]).toEqual([["x"], 0]);
  const { y } = await session.run({ x: new Tensor("float32", [1, -2], [2]) });
  expect(Array.from(y?.data ?? [], Number)).toEqual([-1, 2]);
  expect(session.seconds).toBeGreaterThan(0);
  await session.close();
});

test.each(["cuda", "tensorrt"] as const)(
  "Session.open() on %s works, or names the provider",
  async (provider) => {
    const opened = await Session.open(negation(), ".", { provider }).catch((error: unknown) => error);
    if (opened instanceof Session) return opened.close();
    expect(opened).toBeInstanceOf(ProviderError);
    expect(`${opened}`).toContain(`Cannot run on "${provider}": `);
  },
);

test("Session.open() passes on what is wrong with a graph", async () => {
  await expect(Session.open(new Uint8Array([1, 2, 3]), ".")).rejects.not.toBeInstanceOf(ProviderError);
});
