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
  readonly words?: WordTrace;
  readonly attention?: AttentionTrace;
}

/** What a row made of some tokens, whether it chose them or not. */
export interface WordTrace {
  /** [W] */
  readonly ids: readonly number[];
  /** The model's own logits, before any penalty. [ids][W] */
  readonly logits: readonly (readonly number[])[];
  /** How many tokens would have been chosen before each; 0 is the choice of greedy decoding. [ids][W] */
  readonly ranks: readonly (readonly number[])[];
}

/** A row's attention after the softmax, averaged over heads, of the layers that `RowTrace.layers` names. */
export interface AttentionTrace {
  /** What later generated tokens gave in all to each generated position, its own share left out. [ids − 1][layers] */
  readonly columnSums: readonly (readonly number[])[];
  /** What each generated position gave to itself. [ids − 1][layers] */
  readonly itself: readonly (readonly number[])[];
  /** The most that a step gave to one image position. [ids − 1][layers] */
  readonly image: readonly (readonly number[])[];
}

/** One generated row. */
export interface GeneratedRow {
  /** Generated tokens, the end token included where it was reached. */
  readonly ids: readonly number[];
  readonly finishReason: "eos" | "length";
  readonly trace?: RowTrace;
}
