import type { MethodAxes } from "../file/method-axes.ts";
import { type Axis, axisCount, axisReader } from "./expand-axis.ts";

/**
 * Whether points of these methods may come twice: where two entries are of one method, or an axis has a value twice. If
 * not, nobody needs to remember them all.
 */
export function mayRepeat(methods: readonly MethodAxes[]): boolean {
  if (new Set(methods.map(({ method }) => method)).size < methods.length) return true;
  return methods.some(({ axes }) => Object.values(axes).some(hasRepeats));
}

function hasRepeats(axis: Axis): boolean {
  const count = axisCount(axis);
  const read = axisReader(axis);
  const seen = new Set<string>();
  let last: string | undefined;
  for (let index = 0; index < count; index += 1) {
    const value = JSON.stringify(read(index));
    // A range rises, so that equal values of it are neighbours.
    if (value === last || seen.has(value)) return true;
    last = value;
    if (Array.isArray(axis)) seen.add(value);
  }
  return false;
}
