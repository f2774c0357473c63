import { Tensor } from "onnxruntime-node";
import { ProviderError } from "../errors.ts";
import { Graph } from "../onnx/graph.ts";
import { add, cast } from "../onnx/operators.ts";
import { Session, type SessionOptions } from "./session.ts";

/** Throws ProviderError where the provider's device has no float16: it would say so in the middle of a caption only. */
export async function checkFloat16({ provider = "cpu" }: SessionOptions): Promise<void> {
  if (provider === "cpu") return;
  const g = Graph.create();
  const half = cast(g, g.input("x", "float32", [1]), "float16");
  g.output(cast(g, add(g, half, half), "float32"), "float32", [1], "y");
  const session = await Session.open(g.toBytes(), ".", { provider });
  try {
    await session.run({ x: new Tensor("float32", [1], [1]) });
  } catch (cause) {
    throw new ProviderError(
      `Cannot compute in float16 on "${provider}": its device does not support it`,
      "Take --dtype float32, or another device.",
      { cause },
    );
  } finally {
    await session.close();
  }
}
