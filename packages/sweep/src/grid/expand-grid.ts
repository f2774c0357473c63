import { Method } from "@kvsweep/core/methods";
import { SweepFileError } from "../errors.ts";
import type { SweepFile } from "../file/sweep-file.ts";
import type { SweepSource } from "../file/sweep-source.ts";
import { canonicalJson } from "../identity/canonical-json.ts";
import { excludePoints } from "./exclude-points.ts";
import { expandMethod, methodCount } from "./expand-method.ts";
import type { GridPoint } from "./grid-point.ts";

export interface Grid {
  readonly file: SweepFile;
  readonly source: SweepSource;
  /** Names, in the file's order. */
  readonly models: readonly string[];
  readonly benchmarks: readonly string[];
}

/** A sweep larger than this is a slip of the keyboard. */
const maxPoints = 1_000_000;

/**
 * Writes a file's axes out: models, then benchmarks, then methods, the first axis slowest. Points that come twice are
 * kept once. Throws SweepFileError for more than a million points, and for exclusions that drop none or all.
 */
export function expandGrid({ file, source, models, benchmarks }: Grid): GridPoint[] {
  const count = file.methods.reduce((sum, entry) => sum + methodCount(entry), 0);
  const total = count * models.length * benchmarks.length;
  if (total > maxPoints) {
    throw new SweepFileError(
      source.locate(["methods"]),
      `the grid has ${total} points, more than ${maxPoints}`,
    );
  }
  const methods = distinctMethods(file);
  const points = models.flatMap((model) =>
    benchmarks.flatMap((benchmark) => methods.map((point) => ({ model, benchmark, ...point }))),
  );
  return excludePoints(points, file.exclude, source);
}

function distinctMethods({ methods }: SweepFile): Pick<GridPoint, "method" | "entry">[] {
  const distinct = new Map<string, Pick<GridPoint, "method" | "entry">>();
  for (const [entry, axes] of methods.entries()) {
    for (const options of expandMethod(axes)) {
      const method = Method.parse(options);
      const key = canonicalJson(method);
      if (!distinct.has(key)) distinct.set(key, { method, entry });
    }
  }
  return [...distinct.values()];
}
