import type { Argv } from "yargs";
import { gc } from "./commands/gc.ts";
import { aboveZero, jsonOption, stateOption } from "./commands/shared-options.ts";
import { verify } from "./commands/verify.ts";
import type { Settings } from "./env.ts";
import type { Terminal } from "./terminal.ts";

interface Surroundings {
  readonly settings: Settings;
  readonly terminal: Terminal;
  readonly ends: (code: Promise<number>) => Promise<void>;
}

/** The commands that look at ledger and store together. */
export function auditCommands(parser: Argv, { settings, terminal, ends }: Surroundings): Argv {
  const place = {
    state: stateOption(settings),
    fleet: {
      type: "boolean",
      default: false,
      describe: "A fleet's, whose servers the environment names, instead of the state folder's",
    },
  } as const;
  const fleetOf = (isFleet: boolean) => (isFleet ? settings.fleet() : undefined);
  return parser
    .command(
      "verify [sweep]",
      "Prove that every caption of the ledger lies in the store, with the right hash",
      (command) =>
        command
          .positional("sweep", {
            type: "string",
            default: "",
            describe: "Name or start of the id; everything if left out",
          })
          .options({
            ...place,
            repair: { type: "boolean", default: false, describe: "Owe lost captions again" },
            json: jsonOption,
          }),
      ({ fleet, ...argv }) => ends(verify({ ...argv, fleet: fleetOf(fleet) }, terminal)),
    )
    .command(
      "gc",
      "Delete objects of the store that belong to no caption",
      (command) =>
        command.options({
          ...place,
          "dry-run": { type: "boolean", default: false, describe: "Only name them" },
          "older-than": {
            type: "number",
            default: 24,
            describe: "Hours; younger ones stay, as their rows may be on their way",
            coerce: aboveZero("older-than"),
          },
          json: jsonOption,
        }),
      ({ fleet, ...argv }) => ends(gc({ ...argv, fleet: fleetOf(fleet) }, terminal)),
    );
}
