import type { ItemState } from "@kvsweep/metrics/database";
import type { LogEntry } from "./log-entry.ts";

/** A caption's row when all is over. */
export interface FinalItem {
  readonly cellId: string;
  readonly sampleId: string;
  readonly state: ItemState;
  /** Of the object that holds its caption; null unless it is done. */
  readonly objectKey: string | null;
  /** 0-based, of the object. */
  readonly line: number | null;
  /** Whether a sweep has it that was not given up. */
  readonly isWanted: boolean;
}

export interface FinalUnit {
  readonly id: string;
  readonly attempt: number;
  readonly isFinished: boolean;
  /** Whether its sweep was not given up. */
  readonly isWanted: boolean;
}

/** What happened to a ledger, and what came of it. */
export interface History {
  /** In the order of `seq`. */
  readonly log: readonly LogEntry[];
  readonly items: readonly FinalItem[];
  readonly units: readonly FinalUnit[];
}
