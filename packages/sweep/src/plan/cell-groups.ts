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

  add({ model, benchmark }: Place, id: string): void {
    const key = keyOf({ model, benchmark });
    const group = this.#groups.get(key) ?? { model, benchmark, cellIds: new HashList() };
    group.cellIds.push(id);
    this.#groups.set(key, group);
  }

  /** Gives the ids back to whoever walks the same cells again, in the order in which they were added. */
  reader(): (place: Place) => string {
    const read = new Map<string, number>();
    return (place) => {
      const key = keyOf(place);
      const index = read.get(key) ?? 0;
      read.set(key, index + 1);
      const [id] = this.#groups.get(key)?.cellIds.slice(index, index + 1) ?? [];
      if (id === undefined)
        throw new TypeError(`Cannot read an id: no ${index + 1} cells were added of ${key}`);
      return id;
    };
  }
}

type Place = Pick<GridPoint, "model" | "benchmark">;

const keyOf = ({ model, benchmark }: Place) => JSON.stringify([model, benchmark]);
