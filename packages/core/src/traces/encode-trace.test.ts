import { expect, test } from "vitest";
import { encodeTrace } from "./encode-trace.ts";
import { decodeSafetensors } from "./safetensors.ts";

test("encodeTrace() leaves out what does not apply, and keeps the metadata", () => {
  const bytes = encodeTrace(
    { inputIds: [1], ids: [2], layers: [0], z: [], lambdaHat: null, lambda: null, topIds: [], topLogits: [] },
    { method: "greedy" },
  );
  const { tensors, metadata } = decodeSafetensors(bytes);
  expect([...tensors.keys()]).toEqual(["input_ids", "ids", "layers", "z"]);
  expect(tensors.get("z")).toMatchObject({ dtype: "F32", shape: [0, 1] });
  expect(metadata).toEqual({ method: "greedy" });
});
