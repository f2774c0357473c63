import type { ClaimedUnit } from "@kvsweep/sweep/ledger";

/** What a log line says of the unit that it is about. */
export interface UnitIds {
  readonly unit: string;
  readonly sweep?: string;
  readonly attempt?: number;
}

/** The units that this worker works on. */
export class UnitsInHand {
  readonly #ids = new Map<string, UnitIds>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  begin(unitId: string): void {
    this.#count += 1;
    this.#ids.set(unitId, { unit: unitId });
  }

  /** Its sweep and attempt are known once it is claimed. */
  claimed({ id, sweepId, attempt }: Pick<ClaimedUnit, "id" | "sweepId" | "attempt">): UnitIds {
    const ids = { unit: id, sweep: sweepId, attempt };
    this.#ids.set(id, ids);
    return ids;
  }

  end(unitId: string): void {
    this.#count -= 1;
    this.#ids.delete(unitId);
  }

  /** What is known of a unit. */
  ids(unitId: string): UnitIds {
    return this.#ids.get(unitId) ?? { unit: unitId };
  }
}
