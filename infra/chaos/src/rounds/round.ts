import type { Choices } from "./choices.ts";

/** One go at a scenario. */
export interface Round {
  /** The same seed makes the same choices. */
  readonly choices: Choices;
  /** Seconds instead of minutes. */
  readonly isShort: boolean;
  /** Where the round's logs go. Is there, and empty. */
  readonly folder: string;
  /** Tells how it goes. */
  readonly say: (line: string) => void;
}

/** What a round came to. */
export interface RoundResult {
  /** Faults that were inflicted: kills, freezes, outages. */
  readonly faults: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Writes of workers that no longer held their unit, all of them refused. */
  readonly staleRefused: number;
  /** Seconds from each kill, or from the end of each outage, until work went on. */
  readonly recoveries: readonly number[];
  /** What should not have been, in words; empty for a round that passed. */
  readonly problems: readonly string[];
  /** Figures that are worth telling, such as "queue at most 16 units". */
  readonly notes: readonly string[];
}

/** A way in which a fleet may be hurt, and what has to hold then. */
export interface Scenario {
  /** Such as "T1". */
  readonly id: string;
  readonly title: string;
  /** Seconds that recoveries of all rounds together may take. */
  readonly goal?: { readonly p50: number; readonly p99: number };
  readonly run: (round: Round) => Promise<RoundResult>;
  /** Why it cannot be carried out here; undefined where it can. */
  readonly cannotRun?: () => string | undefined;
}
