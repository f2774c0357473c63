import type { Settings } from "../env.ts";

/** Options that several commands take. */
export const stateOption = (settings: Settings) =>
  ({
    type: "string",
    default: settings.state,
    describe: "Folder of database, captions and results",
  }) as const;

export const threadsOption = (settings: Settings) =>
  ({ type: "number", default: settings.threads, describe: "Processor threads of the model" }) as const;

export const jsonOption = { type: "boolean", default: false, describe: "Print JSON, for scripts" } as const;
