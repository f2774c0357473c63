/** What one row of a batch measured on its way, shaped as in the reference files. */
export interface RowTrace {
  /** The layers that `z`, `lambdaHat` and `lambda` report: those that the method smooths, or all. */
  readonly layers: readonly number[];
  /** Row entropy in nats, [ids − 1][layers]: entry i is of the step that is fed `ids[i]` and chooses `ids[i + 1]`. */
  readonly z: readonly (readonly number[])[];
  /** Rank before the clip, same shape; null where no layer is smoothed. */
  readonly lambdaHat: readonly (readonly number[])[] | null;
  /** Weight applied, same shape; null where no layer is smoothed. */
  readonly lambda: readonly (readonly number[])[] | null;
  /** Ids of the largest logits, [ids][k]: entry i is the choice of `ids[i]`. */
  readonly topIds: readonly (readonly number[])[];
  readonly topLogits: readonly (readonly number[])[];
}

/** One generated row. */
export interface GeneratedRow {
  /** Generated tokens, the end token included where it was reached. */
  readonly ids: readonly number[];
  readonly finishReason: "eos" | "length";
  readonly trace?: RowTrace;
}
