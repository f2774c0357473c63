import { methodLabel } from "@kvsweep/core/methods";
import type { SweepFile } from "../file/sweep-file.ts";
import type { GridPoint } from "../grid/grid-point.ts";
import { type CellIdentities, cellIdentities, type Engine } from "../identity/cell-identity.ts";
import { named } from "./named.ts";
import type { PlannedBenchmark, PlannedCell, PlannedModel } from "./sweep-plan.ts";

export interface CellsInput {
  readonly file: SweepFile;
  /** What the file's `model` stands for, in its order. */
  readonly models: readonly PlannedModel[];
  /** What the file's `benchmark` stands for, in its order. */
  readonly benchmarks: readonly PlannedBenchmark[];
  readonly engine: Engine;
}

/** Knows the cells of a grid's points. */
export class CellPlanner {
  readonly #input: CellsInput;
  /** By model and benchmark: all else but the method is the same for the whole file. */
  readonly #identities = new Map<string, CellIdentities>();

  constructor(input: CellsInput) {
    this.#input = input;
  }

  idOf(point: GridPoint): string {
    return this.#identitiesOf(point).id(point.method);
  }

  /** The cell of a point whose id is known: it is what takes time. */
  cellOf(point: GridPoint, { ordinal, id }: Pick<PlannedCell, "ordinal" | "id">): PlannedCell {
    const { model, benchmark, method } = point;
    const { maxNewTokens } = this.#input.file.decoding;
    const identity = this.#identitiesOf(point).identity(method);
    return { ordinal, id, identity, label: methodLabel(method), model, benchmark, method, maxNewTokens };
  }

  #identitiesOf({ model, benchmark }: GridPoint): CellIdentities {
    const place = `${model}\n${benchmark}`;
    const known = this.#identities.get(place);
    if (known !== undefined) return known;
    const identities = cellIdentities(this.#common(model, benchmark), "method");
    this.#identities.set(place, identities);
    return identities;
  }

  #common(model: string, benchmark: string) {
    const { file, models, benchmarks, engine } = this.#input;
    const { maxNewTokens, ...penalty } = file.decoding;
    return {
      model: { ...named(models, model) },
      benchmark: { ...named(benchmarks, benchmark) },
      question: file.prompt ?? null,
      maxNewTokens,
      ...(file.traces && { traces: file.traces }),
      ...penalty,
      engine: { ...engine },
    };
  }
}
