import type { FinalItem } from "./history.ts";
import type { ItemChange } from "./log-entry.ts";

/** What one caption went through. */
export interface ItemVerdict {
  readonly problems: readonly string[];
  /** It was counted as done and is not. */
  readonly isLost: boolean;
  /** Commits beyond the first one that counted it, or that put another object in the place of its own. */
  readonly duplicated: number;
}

/** Holds a caption's changes, in order, against its row: each goes on where the one before ended, and none is undone. */
export function checkItem(item: FinalItem, changes: readonly ItemChange[]): ItemVerdict {
  const name = `caption ${item.cellId.slice(0, 8)}/${item.sampleId}`;
  const last = changes.at(-1);
  const isLost = last?.to === "done" && item.state !== "done";
  const repeated = changes.filter(({ from, to }) => from === "done" && to === "done").length;
  const breaks = changes.filter(({ from }, place) => from !== (changes[place - 1]?.to ?? "pending"));
  const problems = [
    ...breaks.map(({ from, to }) => `${name} went from ${from} to ${to}, and was not ${from}`),
    ...(isLost ? [`${name} was committed and is ${item.state}`] : []),
    ...(!isLost && (last?.to ?? "pending") !== item.state
      ? [`${name} is ${item.state}, and last became ${last?.to ?? "nothing"}`]
      : []),
    ...(item.isWanted && item.state === "pending" ? [`${name} is still owed`] : []),
    ...(repeated > 0 ? [`${name} was committed ${repeated + 1} times`] : []),
    ...(last?.to === "done" && item.state === "done" && last.objectKey !== item.objectKey
      ? [`${name} points at another object than its commit did`]
      : []),
  ];
  return { problems, isLost, duplicated: repeated };
}
