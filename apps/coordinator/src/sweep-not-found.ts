import { CommandError } from "./errors.ts";

/** That a state folder has no such sweep; an empty name is the newest. */
export function sweepNotFound({
  sweep,
  state,
}: {
  readonly sweep: string;
  readonly state: string;
}): CommandError {
  const which = sweep ? `sweep "${sweep}"` : "a sweep";
  return new CommandError(
    `Cannot find ${which} in ${state}: none has run there`,
    "Run `kvsweep status` to see which sweeps there are.",
  );
}
