import type { MethodAxes } from "../file/method-axes.ts";
import { axisCount, axisReader } from "./expand-axis.ts";

/** Options of one value each, the method's name among them. */
export type MethodOptions = Readonly<Record<string, unknown>>;

/** Axes that are walked in step, at the place of the first of them. */
interface Walk {
  readonly names: readonly string[];
  readonly count: number;
}

/** How many points expandMethod() gives. */
export function methodCount(entry: MethodAxes): number {
  return walksOf(entry).reduce((product, walk) => product * walk.count, 1);
}

/** Every combination of a method's axes, one at a time, the first axis slowest; zipped axes advance together. */
export function expandMethod(entry: MethodAxes): Iterable<MethodOptions> {
  const walks = walksOf(entry).map((walk) => steps(entry, walk));
  return combinations({ method: entry.method }, walks);
}

function* combinations(
  point: MethodOptions,
  [slowest, ...others]: readonly Iterable<MethodOptions>[],
): Generator<MethodOptions> {
  if (slowest === undefined) yield point;
  else for (const step of slowest) yield* combinations({ ...point, ...step }, others);
}

function walksOf({ axes, zip }: MethodAxes): Walk[] {
  const [leader] = Object.keys(axes).filter((name) => zip.includes(name));
  return Object.entries(axes).flatMap(([name, axis]) => {
    if (!zip.includes(name)) return [{ names: [name], count: axisCount(axis) }];
    return name === leader ? [{ names: zip, count: axisCount(axis) }] : [];
  });
}

/** Not written out: an axis may be as long as the grid. */
function steps({ axes }: MethodAxes, { names, count }: Walk): Iterable<MethodOptions> {
  const readers = names.map((name) => [name, axisReader(axes[name] ?? [])] as const);
  return {
    *[Symbol.iterator]() {
      for (let index = 0; index < count; index += 1) {
        yield Object.fromEntries(readers.map(([name, read]) => [name, read(index)]));
      }
    },
  };
}
