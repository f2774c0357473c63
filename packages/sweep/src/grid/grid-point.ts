import type { Method } from "@kvsweep/core/methods";

/** One cell of the grid. */
export interface GridPoint {
  readonly model: string;
  readonly benchmark: string;
  /** With all options, defaults included. */
  readonly method: Method;
  /** Which entry of the file's `methods` it came from. */
  readonly entry: number;
}
