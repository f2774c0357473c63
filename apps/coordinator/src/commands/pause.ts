import { type ChangeOptions, changeSweep } from "../client/change-sweep.ts";
import type { Terminal } from "../terminal.ts";

/** Lets a sweep rest: what is in flight is finished, nothing more is begun. */
export function pause(options: ChangeOptions, terminal: Terminal): Promise<number> {
  return changeSweep(
    options,
    {
      state: "paused",
      words: (pending) => `rests with ${pending} captions owed; \`kvsweep resume\` goes on.`,
    },
    terminal,
  );
}
