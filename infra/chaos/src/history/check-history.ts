import { checkItem } from "./check-item.ts";
import { checkWriters } from "./check-writers.ts";
import { groupBy } from "./group-by.ts";
import type { FinalUnit, History } from "./history.ts";
import type { Claim } from "./log-entry.ts";

/** What a history came to, and where it broke its rules. */
export interface HistoryVerdict {
  /** In words; empty where every rule held. */
  readonly problems: readonly string[];
  /** Captions that were committed and are not there. */
  readonly lost: number;
  /** Commits that counted a caption which an earlier one had counted. */
  readonly duplicated: number;
  /** Claims of units that somebody had claimed before. */
  readonly reclaimed: number;
}

/**
 * Holds what happened against what should: claims are numbered without a gap; whoever commits holds the newest claim; every
 * caption is counted by one commit; none that was counted is missing, and nothing is owed any more.
 */
export function checkHistory({ log, items, units }: History): HistoryVerdict {
  const claims = log.filter((entry) => entry.source === "claim");
  const changes = groupBy(
    log.filter((entry) => entry.source === "item"),
    itemKey,
  );
  const rows = new Set(items.map(itemKey));
  const vanished = [...changes.keys()].filter((key) => !rows.has(key));
  const verdicts = items.map((item) => checkItem(item, changes.get(itemKey(item)) ?? []));
  return {
    problems: [
      ...claimProblems(claims, units),
      ...checkWriters(log),
      ...verdicts.flatMap(({ problems }) => problems),
      ...vanished.map((key) => `caption ${key} was committed and has no row`),
    ],
    lost: verdicts.filter(({ isLost }) => isLost).length + vanished.length,
    duplicated: verdicts.reduce((sum, { duplicated }) => sum + duplicated, 0),
    reclaimed: claims.filter(({ attempt }) => attempt > 1).length,
  };
}

const itemKey = ({ cellId, sampleId }: { readonly cellId: string; readonly sampleId: string }) =>
  `${cellId}/${sampleId}`;

function claimProblems(claims: readonly Claim[], units: readonly FinalUnit[]): string[] {
  const byUnit = groupBy(claims, ({ unitId }) => unitId);
  return units.flatMap(({ id, attempt, isFinished, isWanted }) => {
    const attempts = (byUnit.get(id) ?? []).map((claim) => claim.attempt);
    const isGapless = attempts.every((number, place) => number === place + 1);
    return [
      ...(isGapless ? [] : [`unit ${id} was claimed as attempts ${attempts.join(", ")}`]),
      ...(attempts.length === attempt ? [] : [`unit ${id} is at attempt ${attempt} of ${attempts.length}`]),
      ...(isFinished || !isWanted ? [] : [`unit ${id} is not finished`]),
    ];
  });
}
