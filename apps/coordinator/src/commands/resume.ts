import { type ChangeOptions, changeSweep } from "../client/change-sweep.ts";
import type { Terminal } from "../terminal.ts";

/** Goes on with a sweep that was paused or cancelled. */
export function resume(options: ChangeOptions, terminal: Terminal): Promise<number> {
  return changeSweep(
    options,
    { state: "active", words: (pending) => `goes on; ${pending} captions are owed.` },
    terminal,
  );
}
