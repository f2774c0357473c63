import { type ChangeOptions, changeSweep } from "../client/change-sweep.ts";
import type { Terminal } from "../terminal.ts";

/** Ends a sweep: what is in flight is finished, what is done is kept, the rest is not begun. */
export function cancel(options: ChangeOptions, terminal: Terminal): Promise<number> {
  return changeSweep(
    options,
    {
      state: "cancelled",
      words: (pending) => `is cancelled; ${pending} captions will not be made unless it is resumed.`,
    },
    terminal,
  );
}
