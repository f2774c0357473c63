import { Method } from "@kvsweep/core/methods";
import { SweepFileError } from "../errors.ts";
import type { SweepFile } from "../file/sweep-file.ts";
import type { SweepSource } from "../file/sweep-source.ts";
import { canonicalJson } from "../identity/canonical-json.ts";
import { sha256 } from "../identity/sha256.ts";
import { excludePoints } from "./exclude-points.ts";
import { expandMethod, methodCount } from "./expand-method.ts";
import type { GridPoint } from "./grid-point.ts";
import { mayRepeat } from "./may-repeat.ts";

export interface Grid {
  readonly file: SweepFile;
  readonly source: SweepSource;
  /** Names, in the file's order. */
  readonly models: readonly string[];
  readonly benchmarks: readonly string[];
}

/** A sweep larger than this is a slip of the keyboard. */
const maxPoints = 1_000_000;

type MethodPoint = Pick<GridPoint, "method" | "entry">;

/**
 * Writes a file's axes out, one point at a time and anew at every walk: models, then benchmarks, then methods, the first
 * axis slowest. Points that come twice are kept once. Throws SweepFileError for more than a million points, before any is
 * made; and at the end of a walk for exclusions that drop none or all.
 */
export function expandGrid({ file, source, models, benchmarks }: Grid): Iterable<GridPoint> {
  const count = file.methods.reduce((sum, entry) => sum + methodCount(entry), 0);
  const total = count * models.length * benchmarks.length;
  if (total > maxPoints) {
    throw new SweepFileError(
      source.locate(["methods"]),
      `the grid has ${total} points, more than ${maxPoints}`,
    );
  }
  const methods = distinctMethods(file, count);
  function* points(): Generator<GridPoint> {
    for (const model of models) {
      for (const benchmark of benchmarks) {
        for (const point of methods) yield { model, benchmark, ...point };
      }
    }
  }
  return { [Symbol.iterator]: () => excludePoints(points(), file.exclude, source) };
}

function distinctMethods(file: SweepFile, count: number): Iterable<MethodPoint> {
  if (!mayRepeat(file.methods)) return { [Symbol.iterator]: () => methodPoints(file) };
  const isRepeated = findRepeats(file, count);
  return {
    *[Symbol.iterator]() {
      let index = 0;
      for (const point of methodPoints(file)) if (isRepeated[index++] === 0) yield point;
    },
  };
}

/** A byte a point instead of the points. */
function findRepeats(file: SweepFile, count: number): Uint8Array {
  const isRepeated = new Uint8Array(count);
  const seen = new Set<string>();
  let index = 0;
  for (const { method } of methodPoints(file)) {
    const key = sha256(canonicalJson(method), "binary");
    if (seen.has(key)) isRepeated[index] = 1;
    seen.add(key);
    index += 1;
  }
  return isRepeated;
}

function* methodPoints({ methods }: SweepFile): Generator<MethodPoint> {
  for (const [entry, axes] of methods.entries()) {
    for (const options of expandMethod(axes)) yield { method: Method.parse(options), entry };
  }
}
