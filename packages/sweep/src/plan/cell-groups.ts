import type { GridPoint } from "../grid/grid-point.ts";
import { HashList } from "../identity/hash-list.ts";

/** Cells that may be rows of one batch. */
export interface CellGroup {
  readonly model: string;
  readonly benchmark: string;
  readonly cellIds: CellIds;
}

/** As much of an array as dividing it needs. */
interface CellIds {
  readonly length: number;
  slice(start: number, end: number): readonly string[];
}

/** Sorts cells by what decodes together; of a cell only the 32 bytes of its id are remembered. */
export class CellGroups {
  readonly #groups = new Map<string, CellGroup & { readonly cellIds: HashList }>();

  /** In the order in which their first cells came. */
  get all(): readonly CellGroup[] {
    return [...this.#groups.values()];
  }

  /** How many cells there are. */
  get cellCount(): number {
    return this.all.reduce((sum, { cellIds }) => sum + cellIds.length, 0);
  }

  add({ model, benchmark }: Pick<GridPoint, "model" | "benchmark">, id: string): void {
    const key = JSON.stringify([model, benchmark]);
    const group = this.#groups.get(key) ?? { model, benchmark, cellIds: new HashList() };
    group.cellIds.push(id);
    this.#groups.set(key, group);
  }
}
