import { create } from "@bufbuild/protobuf";
import { AttributeProto_AttributeType as AttributeType, GraphProtoSchema } from "onnx-buf";
import { expect, test } from "vitest";
import { attributeProto } from "./attribute.ts";

test.each([
  [3, { type: AttributeType.INT, i: 3n }],
  [[1, -2], { type: AttributeType.INTS, ints: [1n, -2n] }],
  ["NOTSET", { type: AttributeType.STRING, s: new TextEncoder().encode("NOTSET") }],
  [{ float: 1 }, { type: AttributeType.FLOAT, f: 1 }],
] as const)("attributeProto() writes %j under its own type", (value, wanted) => {
  expect(attributeProto("a", value)).toMatchObject({ name: "a", ...wanted });
});

test("attributeProto() writes a body as a graph", () => {
  const graph = create(GraphProtoSchema, { name: "body" });
  expect(attributeProto("body", { graph })).toMatchObject({ type: AttributeType.GRAPH, g: graph });
});
