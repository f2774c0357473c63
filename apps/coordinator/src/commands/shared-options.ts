import { parseBytes } from "@kvsweep/core/memory";
import { type ComputeType, computeTypes, providers } from "@kvsweep/core/providers";
import type { ApiAddress } from "../client/api-client.ts";
import type { Settings } from "../env.ts";

/** Options that several commands take. */
export const stateOption = (settings: Settings) =>
  ({
    type: "string",
    default: settings.state,
    describe: "Folder of database, captions and results",
    coerce: once<string>("state"),
  }) as const;

/** As `stateOption`, for commands that can also ask a coordinator: undefined where it is not given. */
export const placeOptions = (settings: Settings) =>
  ({
    state: {
      type: "string",
      defaultDescription: settings.state,
      describe: "Folder of database, captions and results",
      conflicts: "server",
      coerce: once<string | undefined>("state"),
    },
    server: {
      type: "string",
      defaultDescription: settings.server ?? "none: this machine's own state",
      describe: "Ask this coordinator instead (KVSWEEP_SERVER)",
      coerce: (value: string | undefined) => (value === undefined ? undefined : serverUrl(value)),
    },
  }) as const;

/** Whom such a command asks: the state folder that it names, or else the coordinator that it or the environment names. */
export function placed(
  settings: Settings,
  {
    state,
    server = settings.server,
  }: { readonly state: string | undefined; readonly server: string | undefined },
): { readonly state: string; readonly server: ApiAddress | undefined } {
  const url = state === undefined ? server : undefined;
  return {
    state: state ?? settings.state,
    server: url === undefined ? undefined : { url, token: settings.token },
  };
}

/** Where the coordinator listens unless it is told otherwise. */
export const defaultPort = 7411;

/** For commands that always ask a coordinator. */
export const serverOption = (settings: Settings) =>
  ({
    type: "string",
    default: settings.server ?? `http://127.0.0.1:${defaultPort}`,
    describe: "The coordinator (KVSWEEP_SERVER); its token is in KVSWEEP_TOKEN",
    coerce: serverUrl,
  }) as const;

function serverUrl(value: string): string {
  const given = once<string>("server")(value);
  if (/^https?:\/\/./.test(given) && URL.canParse(given)) return given;
  throw new RangeError("Cannot use --server: it is no http:// URL, such as http://127.0.0.1:7411");
}

/** Takes whole numbers from 0 to 9 only. */
export function priority(value: number | undefined): number | undefined {
  const given = once<number | undefined>("priority")(value);
  if (given === undefined || (Number.isSafeInteger(given) && given >= 0 && given <= 9)) return given;
  throw new RangeError("Cannot use --priority: it must be a whole number from 0 to 9");
}

export const threadsOption = (settings: Settings) =>
  ({
    type: "number",
    default: settings.threads,
    describe: "Processor threads of the model",
    coerce: count("threads"),
  }) as const;

export const memoryOption = {
  type: "string",
  describe: "Most memory of the model's process, such as 2GB; batches are cut to it (default: no limit)",
  coerce: memory,
} as const;

export const keepPackedOption = {
  type: "boolean",
  default: false,
  describe:
    "Keep the model's weights packed in KVSWEEP_CACHE, 8 bytes a number: opens faster, in less memory",
} as const;

export const providerOption = {
  choices: providers,
  default: "cpu",
  describe: "Where the model runs; another one makes other cells",
  coerce: once<(typeof providers)[number]>("provider"),
} as const;

export const dtypeOption = {
  choices: computeTypes,
  default: "float32",
  describe: "What linear layers are computed in; another one makes other cells",
  coerce: once<ComputeType>("dtype"),
} as const;

export const jsonOption = { type: "boolean", default: false, describe: "Print JSON, for scripts" } as const;

/** Bytes of an amount such as 2GB. */
function memory(value: string | undefined): number | undefined {
  const given = once<string | undefined>("memory")(value);
  if (given === undefined) return undefined;
  try {
    return parseBytes(given);
  } catch (cause) {
    throw new RangeError("Cannot use --memory: write 500MB, 2GB or the like", { cause });
  }
}

/** Takes whole numbers from 1 only. The command-line parser itself lets NaN and lists pass. */
export function count(option: string): (value: number) => number {
  return (value) => {
    const given = once<number>(option)(value);
    if (given === undefined || (Number.isSafeInteger(given) && given >= 1)) return given;
    throw new RangeError(`Cannot use --${option}: it must be a whole number, 1 or more`);
  };
}

/** Takes numbers above 0 only. */
export function aboveZero(option: string): (value: number) => number {
  return (value) => {
    const given = once<number>(option)(value);
    if (given === undefined || (Number.isFinite(given) && given > 0)) return given;
    throw new RangeError(`Cannot use --${option}: it must be a number above 0`);
  };
}

/** Refuses an option that was given again, which the command-line parser makes a list of. */
export function once<Value>(option: string): (value: Value) => Value {
  return (value) => {
    if (!Array.isArray(value)) return value;
    throw new RangeError(`Cannot use --${option}: it was given ${value.length} times, and may be given once`);
  };
}

export const rowsOption = {
  type: "number",
  describe: "Most captions of a batch (default: chosen by the planner)",
  coerce: count("rows"),
} as const;

export const sweepFileArgument = {
  type: "string",
  demandOption: true,
  describe: "Sweep file (YAML)",
} as const;

export const sweepArgument = {
  type: "string",
  default: "",
  describe: "Name or start of the id; the newest if left out",
} as const;
