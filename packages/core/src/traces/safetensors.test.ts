import { expect, test } from "vitest";
import { TraceError } from "../errors.ts";
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from "./safetensors.ts";

const tensors = new Map<string, StoredTensor>([
  ["a", { dtype: "F32", shape: [2, 2], data: Float32Array.of(1.5, -0, Number.NaN, 3e-40) }],
  ["b", { dtype: "I32", shape: [0, 3], data: new Int32Array() }],
  ["c é", { dtype: "I32", shape: [1], data: Int32Array.of(-7) }],
]);

test("decodeSafetensors() reads back what encodeSafetensors() wrote", () => {
  const metadata = { method: '{"method":"greedy"}' };
  const bytes = encodeSafetensors({ tensors, metadata });
  expect(decodeSafetensors(bytes)).toEqual({ tensors, metadata });
  expect(encodeSafetensors({ tensors, metadata })).toEqual(bytes);
});

test("data begin where readers may map them, whatever the header's length", () => {
  for (const text of ["", "a", "ab", "abc", "é"]) {
    const bytes = encodeSafetensors({ tensors, metadata: { text } });
    expect(Number(new DataView(bytes.buffer).getBigUint64(0, true)) % 8).toBe(0);
  }
});

test("decodeSafetensors() takes bytes that lie inside others", () => {
  const bytes = encodeSafetensors({ tensors, metadata: {} });
  const inside = new Uint8Array(bytes.length + 3);
  inside.set(bytes, 3);
  expect(decodeSafetensors(inside.subarray(3)).tensors).toEqual(tensors);
  expect(decodeSafetensors(Buffer.from(inside.buffer, 3)).tensors).toEqual(tensors);
});

test("decodeSafetensors() refuses bytes that are cut short or something else", () => {
  const bytes = encodeSafetensors({ tensors, metadata: {} });
  for (const broken of [
    bytes.subarray(0, 5),
    bytes.subarray(0, 40),
    bytes.subarray(0, -4),
    bytes.map(() => 1),
  ]) {
    expect(() => decodeSafetensors(broken)).toThrow(TraceError);
  }
});
