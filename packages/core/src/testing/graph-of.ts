import { fromBinary } from "@bufbuild/protobuf";
import { type GraphProto, ModelProtoSchema, type ValueInfoProto } from "onnx-buf";

/** The graph in a model's bytes. */
export function graphOf(model: Uint8Array): GraphProto {
  const { graph } = fromBinary(ModelProtoSchema, model);
  if (!graph) throw new Error("The model has no graph");
  return graph;
}

/** Inputs or outputs by name, with the sizes and the names of their dimensions. */
export function shapesOf(values: readonly ValueInfoProto[]) {
  return Object.fromEntries(
    values.map(({ name, type }) => {
      const tensor = type?.value.case === "tensorType" ? type.value.value : undefined;
      return [name, tensor?.shape?.dim.map(({ value }) => value.value)];
    }),
  );
}
