/** Prints a number with `digits` (1 to 20) decimals as Python's "%.1f" does: exact ties go to the even digit. No "-0.0". */
export function roundHalfEven(value: number, digits: number): string {
  const text = isTie(value, digits) ? evenNeighbour(value, digits) : value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

/** A tie is a decimal of one more digit that ends in 5, to the last bit; only multiples of 2^-(digits + 1) can be. */
function isTie(value: number, digits: number): boolean {
  return Number.isInteger(value * 2 ** (digits + 1)) && value.toFixed(digits + 1).endsWith("5");
}

/** `toFixed` takes ties away from zero, and cutting the 5 off takes them towards it: one of the two is even. */
function evenNeighbour(value: number, digits: number): string {
  const cut = value.toFixed(digits + 1).slice(0, -1);
  return Number(cut.at(-1)) % 2 === 0 ? cut : value.toFixed(digits);
}
