/** A row, or a part of one, with every list of its numbers as float32 bits: what equals it differs in no bit, not even the sign of a zero. */
export const rowBits = (row: unknown): unknown => bitsOf(row);

function bitsOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const isList = value.every((each) => typeof each === "number");
    return isList ? Buffer.from(Float32Array.from(value).buffer).toString("hex") : value.map(bitsOf);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bitsOf(inner)]));
}
