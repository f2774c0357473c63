import { basename } from "node:path";
import { create } from "@bufbuild/protobuf";
import {
  TensorProto_DataLocation as DataLocation,
  StringStringEntryProtoSchema,
  type TensorProto,
  TensorProtoSchema,
} from "onnx-buf";
import type { TensorLocation } from "../checkpoint/safetensors-header.ts";
import { type DataType, dataTypes } from "./data-type.ts";

const weightTypes = { F32: "float32", F16: "float16", BF16: "bfloat16", I64: "int64" } as const;

/** A weight's element type in the graph. */
export function weightType(location: TensorLocation): DataType {
  return weightTypes[location.dtype];
}

/** A tensor whose bytes stay where they are: the graph only says where in the safetensors file they begin and end. */
export function externalTensor(name: string, location: TensorLocation): TensorProto {
  const entry = (key: string, value: string | number) =>
    create(StringStringEntryProtoSchema, { key, value: String(value) });
  return create(TensorProtoSchema, {
    name,
    dataType: dataTypes[weightType(location)],
    dims: location.shape.map(BigInt),
    dataLocation: DataLocation.EXTERNAL,
    externalData: [
      entry("location", basename(location.file)),
      entry("offset", location.offset),
      entry("length", location.length),
      ...(location.packed === undefined ? [] : [entry("prepacked_0", location.packed)]),
    ],
  });
}

/** A tensor whose bytes are part of the graph. */
export function inlineTensor(
  name: string,
  type: DataType,
  dims: readonly number[],
  bytes: Uint8Array<ArrayBuffer>,
): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dataType: dataTypes[type],
    dims: dims.map(BigInt),
    rawData: bytes,
  });
}

/** Numbers → the little-endian bytes of a tensor of the type. */
export function tensorBytes(
  type: DataType,
  values: readonly number[] | Float32Array,
): Uint8Array<ArrayBuffer> {
  switch (type) {
    case "float32":
      return new Uint8Array(Float32Array.from(values).buffer);
    case "int64":
      return new Uint8Array(BigInt64Array.from(Array.from(values), BigInt).buffer);
    case "bool":
      return Uint8Array.from(values);
    case "int32":
      return new Uint8Array(Int32Array.from(values).buffer);
    default:
      throw new TypeError(`Cannot write a constant of type ${type}: only weights have it`);
  }
}
