/** A range of numbers by decimal steps; `to` is included where the steps meet it. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** The values of one option: listed, or a range that is not written out yet. */
export type Axis = readonly unknown[] | Range;

/** How many values an axis has. Exact: 0.1..0.9 by 0.1 has nine. */
export function axisCount(axis: Axis): number {
  if (isList(axis)) return axis.length;
  const { from, to, step } = scaled(axis);
  return from > to ? 0 : Number((to - from) / step) + 1;
}

/** The value at an index from 0. Of a range: the double nearest to the decimal, so 0.3 and never 0.30000000000000004. */
export function axisValue(axis: Axis, index: number): unknown {
  return axisReader(axis)(index);
}

/** `axisValue` for whoever reads many values of one axis. */
export function axisReader(axis: Axis): (index: number) => unknown {
  if (isList(axis)) return (index) => axis[index];
  const { from, step, decimals } = scaled(axis);
  return (index) => Number(`${from + step * BigInt(index)}e-${decimals}`);
}

/** All values of an axis, in order. */
export function expandAxis(axis: Axis): unknown[] {
  return Array.from({ length: axisCount(axis) }, (_, index) => axisValue(axis, index));
}

// Array.isArray() does not narrow readonly arrays.
function isList(axis: Axis): axis is readonly unknown[] {
  return Array.isArray(axis);
}

/** The range's decimals as whole numbers of 10^-decimals. */
function scaled({ from, to, step }: Range) {
  const decimals = Math.max(...[from, to, step].map(decimalsOf));
  const scale = (value: number) => BigInt(shifted(value, decimals));
  return { from: scale(from), to: scale(to), step: scale(step), decimals };
}

/** Digits behind the point of a number's shortest decimal. */
function decimalsOf(value: number): number {
  const { fraction, exponent } = decimal(value);
  return Math.max(0, fraction.length - exponent);
}

function shifted(value: number, decimals: number): string {
  const { whole, fraction, exponent } = decimal(value);
  return `${whole}${fraction}${"0".repeat(decimals - fraction.length + exponent)}`;
}

function decimal(value: number): { whole: string; fraction: string; exponent: number } {
  const [digits = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  return { whole, fraction, exponent: Number(exponent) };
}
