import type { Argv } from "yargs";
import { fetchPunkt } from "./commands/fetch-punkt.ts";
import { prepareAmberData, prepareCocoData, prepareObjhalData } from "./commands/prepare-data.ts";
import { once } from "./commands/shared-options.ts";
import type { Terminal } from "./terminal.ts";

const annotations = {
  type: "string",
  demandOption: true,
  describe: "Folder of COCO's annotations (2014)",
  coerce: once<string>("annotations"),
} as const;
const nltk = {
  choices: ["3.9.1", "3.8.1"],
  default: "3.9.1",
  describe: "Release of NLTK whose tokens and lemmas are taken",
} as const;

interface Surroundings {
  readonly terminal: Terminal;
  readonly ends: (code: Promise<number>) => Promise<void>;
}

/** `kvsweep data`: what benchmarks need and kvsweep may not ship. */
export function dataCommand(parser: Argv, { terminal, ends }: Surroundings): Argv {
  return parser.command("data", "Fetch or prepare the data that benchmarks need", (command) =>
    command
      .command(
        "fetch <name>",
        "Fetch language data that may not be shipped",
        (fetching) =>
          fetching.positional("name", { choices: ["punkt"] as const, demandOption: true }).option("from", {
            type: "string",
            describe: "Address or file of punkt_tab.zip",
            coerce: once<string>("from"),
          }),
        ({ from }) => ends(fetchPunkt({ from }, terminal)),
      )
      .command("prepare", "Prepare a benchmark's ground truth", (preparing) =>
        prepareCommands(preparing, { terminal, ends }).demandCommand(
          1,
          "Name what to prepare: coco, amber or objhal.",
        ),
      )
      .demandCommand(1, "Name what to do: fetch or prepare."),
  );
}

function prepareCommands(parser: Argv, { terminal, ends }: Surroundings): Argv {
  return parser
    .command(
      "coco",
      "CHAIR's ground truth from COCO's annotations",
      (command) =>
        command.options({
          annotations,
          output: {
            type: "string",
            default: "coco-objects.jsonl",
            describe: "File to write",
            coerce: once<string>("output"),
          },
          "front-end": {
            choices: ["wordnet", "pattern"],
            default: "wordnet",
            describe: "Who brings words to their base form",
          } as const,
          nltk,
          instances: {
            choices: ["2014", "2017"],
            default: "2014",
            describe: "Year of the instances' files",
          } as const,
        }),
      (argv) => ends(prepareCocoData(argv, terminal)),
    )
    .command(
      "amber <folder>",
      "Check AMBER's data folder and its similarity table",
      (command) =>
        command.positional("folder", { type: "string", demandOption: true }).option("similarity", {
          type: "string",
          describe: "The similarity table, if there is one",
          coerce: once<string>("similarity"),
        }),
      ({ folder, similarity }) => ends(prepareAmberData({ folder, similarity }, terminal)),
    )
    .command(
      "objhal",
      "Object HalBench's ground truth from COCO's annotations",
      (command) =>
        command.options({
          annotations,
          data: {
            type: "string",
            demandOption: true,
            describe: "Folder with the official synonyms_refine.txt",
          },
          output: {
            type: "string",
            default: "objhal-objects.jsonl",
            describe: "File to write",
            coerce: once<string>("output"),
          },
          nltk,
        }),
      (argv) => ends(prepareObjhalData(argv, terminal)),
    );
}
