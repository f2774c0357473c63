import { setTimeout } from "node:timers/promises";
import { FolderStore } from "@kvsweep/sweep/store";
import { stateFolders } from "../embedded/state.ts";
import type { Kvsweep } from "./kvsweep.ts";

/** How many caption objects a state folder holds. */
export async function objectCount(state: string): Promise<number> {
  return (await new FolderStore(stateFolders(state).captions).list("captions/")).length;
}

/** Resolves when the run has stored so many objects. Rejects where it ends before. */
export async function hasStored(run: Kvsweep, state: string, count: number): Promise<void> {
  const ended = run.ended.then(() => true);
  while ((await objectCount(state)) < count) {
    if (await Promise.race([ended, setTimeout(10, false)])) throw new Error("the run ended too early");
  }
}
