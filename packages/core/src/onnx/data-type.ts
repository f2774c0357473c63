/** ONNX element types (TensorProto.DataType) by the names used here. */
export const dataTypes = {
  float32: 1,
  uint8: 2,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  bfloat16: 16,
} as const;

/** What linear layers can be computed in; all else is float32. */
export const computeTypes = ["float32", "float16"] as const;

export type ComputeType = (typeof computeTypes)[number];

export type DataType = keyof typeof dataTypes;
