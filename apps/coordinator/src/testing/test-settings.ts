import type { Settings } from "../env.ts";
import { repository } from "./kvsweep.ts";

/** Settings of a machine that has nothing yet. */
export const testSettings: Settings = {
  state: "/nowhere/state",
  threads: 1,
  bundled: repository,
  fleet: () => {
    throw new Error("no fleet");
  },
};
