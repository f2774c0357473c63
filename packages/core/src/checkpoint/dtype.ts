/** The element types that load, with their size in bytes. I64 occurs in buffers that nothing reads. */
export const bytesOf = { F32: 4, F16: 2, BF16: 2, I64: 8 } as const;

export type Dtype = keyof typeof bytesOf;

/** The element types that a weight may have. */
export const weightDtypes = ["F32", "F16", "BF16"] as const;

export function isDtype(name: string): name is Dtype {
  return Object.hasOwn(bytesOf, name);
}
