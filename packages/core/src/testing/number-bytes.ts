const float16 = new Map([
  [Number.POSITIVE_INFINITY, 0x7c00],
  [Number.NEGATIVE_INFINITY, 0xfc00],
  [Number.NaN, 0x7e00],
  [0, 0],
  [1, 0x3c00],
]);

/** Numbers as the bytes of a dtype; of F16 only those that tests put into files. */
export function numberBytes(dtype: string, values: readonly number[]): Uint8Array {
  return new Uint8Array(arrayOf(dtype, values).buffer);
}

function arrayOf(dtype: string, values: readonly number[]) {
  switch (dtype) {
    case "F32":
      return Float32Array.from(values);
    case "I32":
      return Int32Array.from(values);
    case "I64":
      return BigInt64Array.from(values, BigInt);
    case "BF16":
      return Uint16Array.from(new Uint32Array(Float32Array.from(values).buffer), (word) => word >>> 16);
    case "F16":
      return Uint16Array.from(values, halfOf);
    default:
      throw new TypeError(`Cannot write numbers as ${dtype}`);
  }
}

function halfOf(value: number): number {
  const bits = float16.get(value);
  if (bits === undefined) throw new TypeError(`Cannot write ${value} as F16`);
  return bits;
}
