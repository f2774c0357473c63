import type { MethodAxes } from "../file/method-axes.ts";
import { axisCount, axisValue } from "./expand-axis.ts";

/** Options of one value each, the method's name among them. */
export type MethodOptions = Readonly<Record<string, unknown>>;

/** Axes that are walked in step, at the place of the first of them. */
interface Walk {
  readonly names: readonly string[];
  readonly count: number;
}

/** How many points expandMethod() would give. */
export function methodCount(entry: MethodAxes): number {
  return walksOf(entry).reduce((product, walk) => product * walk.count, 1);
}

/** Every combination of a method's axes, the first axis slowest; zipped axes advance together. */
export function expandMethod(entry: MethodAxes): MethodOptions[] {
  const start: MethodOptions[] = [{ method: entry.method }];
  return walksOf(entry).reduce(
    (points, walk) => points.flatMap((point) => steps(entry, walk).map((step) => ({ ...point, ...step }))),
    start,
  );
}

function walksOf({ axes, zip }: MethodAxes): Walk[] {
  const [leader] = Object.keys(axes).filter((name) => zip.includes(name));
  return Object.entries(axes).flatMap(([name, axis]) => {
    if (!zip.includes(name)) return [{ names: [name], count: axisCount(axis) }];
    return name === leader ? [{ names: zip, count: axisCount(axis) }] : [];
  });
}

function steps({ axes }: MethodAxes, { names, count }: Walk): MethodOptions[] {
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(names.map((name) => [name, axisValue(axes[name] ?? [], index)])),
  );
}
