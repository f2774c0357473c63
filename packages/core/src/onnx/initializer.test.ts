import { TensorProto_DataLocation as DataLocation } from "onnx-buf";
import { expect, test } from "vitest";
import { dataTypes } from "./data-type.ts";
import { externalTensor, inlineTensor, tensorBytes, weightType } from "./initializer.ts";

const location = {
  name: "w",
  file: "/a/b/m.safetensors",
  dtype: "BF16",
  shape: [2, 3],
  offset: 96,
  length: 12,
} as const;

test("externalTensor() points at the bytes of a file of the model's folder", () => {
  const tensor = externalTensor("w", location);
  expect(tensor).toMatchObject({
    name: "w",
    dataType: dataTypes.bfloat16,
    dims: [2n, 3n],
    dataLocation: DataLocation.EXTERNAL,
  });
  expect(tensor.externalData.map(({ key, value }) => [key, value])).toEqual([
    ["location", "m.safetensors"],
    ["offset", "96"],
    ["length", "12"],
  ]);
});

test("externalTensor() says where a weight is packed", () => {
  const { externalData } = externalTensor("w", { ...location, packed: "Gemm+1|128;64;0" });
  expect(externalData.map(({ key, value }) => [key, value])).toContainEqual([
    "prepacked_0",
    "Gemm+1|128;64;0",
  ]);
});

test.each([
  ["F32", "float32"],
  ["F16", "float16"],
  ["BF16", "bfloat16"],
  ["I64", "int64"],
] as const)("weightType() calls %s %s", (dtype, type) => {
  expect(weightType({ ...location, dtype })).toBe(type);
});

test.each([
  ["float32", [1, -2], "0000803f000000c0"],
  ["int64", [1, -1], "0100000000000000ffffffffffffffff"],
  ["int32", [258], "02010000"],
  ["bool", [1, 0], "0100"],
] as const)("tensorBytes() writes %s little-endian", (type, values, hex) => {
  expect(Buffer.from(tensorBytes(type, values)).toString("hex")).toBe(hex);
});

test("tensorBytes() refuses types that only weights have", () => {
  expect(() => tensorBytes("float16", [1])).toThrow("only weights have it");
});

test("inlineTensor() carries its bytes", () => {
  const bytes = tensorBytes("bool", [1]);
  expect(inlineTensor("c", "bool", [1], bytes)).toMatchObject({ dataType: dataTypes.bool, rawData: bytes });
});
