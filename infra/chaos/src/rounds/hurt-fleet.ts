import type { SweepProgress } from "@kvsweep/sweep/ledger";
import type { Fleet } from "../fleet/fleet.ts";
import type { Program } from "../fleet/program.ts";
import type { LogEntry } from "../history/log-entry.ts";
import type { Kill } from "./recoveries.ts";

/** A fleet at work on a sweep, to be hurt. */
export interface HurtFleet {
  readonly fleet: Fleet;
  readonly sweepId: string;
  /** Kills a worker the hard way, and remembers it for the recovery. */
  readonly kill: (worker: Program) => Promise<void>;
  /** Counts a fault that is no kill. */
  readonly fault: () => void;
  /** Remembers a recovery that is not a killed worker's, in seconds. */
  readonly recovered: (seconds: number) => void;
  /** Remembers what should not have been. */
  readonly problem: (text: string) => void;
  readonly note: (text: string) => void;
  readonly progress: () => Promise<SweepProgress>;
  /** What the witness has seen from now on back to the beginning, in order. */
  readonly log: () => Promise<readonly LogEntry[]>;
  /** Resolves to the first entry after a time (milliseconds since 1970) that is wanted. Throws ChaosError. */
  readonly sees: (since: number, isWanted: (entry: LogEntry) => boolean, what: string) => Promise<LogEntry>;
  /** Resolves when at least as many captions are done. Throws ChaosError. */
  readonly doneAtLeast: (captions: number) => Promise<void>;
}

/** What a round remembers until it is judged. */
export interface Notebook {
  readonly kills: Kill[];
  faults: number;
  readonly recoveries: number[];
  readonly problems: string[];
  readonly notes: string[];
}

export const emptyNotebook = (): Notebook => ({
  kills: [],
  faults: 0,
  recoveries: [],
  problems: [],
  notes: [],
});
