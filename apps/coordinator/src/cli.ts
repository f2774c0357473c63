import { resultsFormats } from "@kvsweep/metrics";
import yargs, { type Argv } from "yargs";
import { auditCommands } from "./audit-commands.ts";
import { caption, type Prompt } from "./commands/caption.ts";
import { doctor } from "./commands/doctor.ts";
import { init } from "./commands/init.ts";
import { listBenchmarks } from "./commands/list-benchmarks.ts";
import { listMethods } from "./commands/list-methods.ts";
import { listModels } from "./commands/list-models.ts";
import { plan } from "./commands/plan.ts";
import { results } from "./commands/results.ts";
import { retry } from "./commands/retry.ts";
import { run } from "./commands/run.ts";
import {
  aboveZero,
  count,
  dtypeOption,
  jsonOption,
  keepPackedOption,
  memoryOption,
  once,
  placed,
  placeOptions,
  providerOption,
  rowsOption,
  stateOption,
  sweepArgument,
  sweepFileArgument,
  threadsOption,
} from "./commands/shared-options.ts";
import { status } from "./commands/status.ts";
import { traces } from "./commands/traces.ts";
import { dataCommand } from "./data-command.ts";
import type { Settings } from "./env.ts";
import { CommandError } from "./errors.ts";
import { fleetCommands } from "./fleet-commands.ts";
import { scoreCommand } from "./score-command.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

const question = "Please describe the image in detail.";
/** Runs the command that the arguments name, and returns its exit code. Throws what the command throws. */
export async function cli(args: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  let code = 0;
  const ends = async (command: Promise<number> | number) => {
    code = await command;
  };
  const parser = describeCommands(yargs([...args]), settings, terminal, ends)
    .scriptName("kvsweep")
    .version(version())
    .usage(
      "$0 <command>\n\nSweeps of hallucination-mitigating decoders over multimodal LLMs, with error bars.",
    )
    .epilogue(
      "Exit codes: 0 done, 1 some captions failed, 2 bad input, 3 the machine is in the way, 130 interrupted.",
    )
    .example("$0 run sweeps/quickstart.yaml", "run the bundled sweep, or go on with it")
    .example("$0 plan my-sweep.yaml", "see what a sweep consists of before it runs")
    .demandCommand(1, "Name a command; `kvsweep --help` lists them.")
    .recommendCommands()
    .strict()
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .exitProcess(false)
    .fail((message, error) => {
      throw error && error.name !== "YError" ? error : misused(message, args[0]);
    });
  await parser.parseAsync();
  return code;
}

/** Beside those of `data`, the only positional arguments that must be there are sweep files. */
function misused(message: string, command: string | undefined): CommandError {
  if (!message.startsWith("Not enough non-option arguments"))
    return new CommandError(message, "`kvsweep --help` lists commands and options.");
  return command === "data"
    ? new CommandError("Cannot tell which data are meant: a name is missing", "Try `kvsweep data --help`.")
    : new CommandError("Cannot tell which sweep is meant: no file is named", "Try sweeps/quickstart.yaml.");
}

type Ends = (command: Promise<number> | number) => Promise<void>;

function describeCommands(parser: Argv, settings: Settings, terminal: Terminal, ends: Ends): Argv {
  const { bundled, cache, threads, libraryPath } = settings;
  const machine = { libraryPath, bundled, cache };
  const state = stateOption(settings);
  const place = placeOptions(settings);
  parser
    .command(
      "init [file]",
      "Write a commented sweep file",
      (command) =>
        command
          .positional("file", { type: "string", default: "sweep.yaml" })
          .option("force", { type: "boolean", default: false, describe: "Replace the file if it exists" }),
      (argv) => ends(init(argv, terminal)),
    )
    .command(
      "plan <file>",
      "Show what a sweep consists of, what is done, and how long the rest may take",
      (command) =>
        command.positional("file", sweepFileArgument).options({
          state,
          rows: rowsOption,
          memory: memoryOption,
          "keep-packed": keepPackedOption,
          provider: providerOption,
          dtype: dtypeOption,
          json: jsonOption,
        }),
      (argv) => ends(plan({ ...argv, rows: argv.rows, memory: argv.memory, threads, bundled }, terminal)),
    )
    .command(
      "run <file>",
      "Run a sweep on this machine, or go on with it",
      (command) =>
        command.positional("file", sweepFileArgument).options({
          state,
          threads: threadsOption(settings),
          rows: rowsOption,
          memory: memoryOption,
          "keep-packed": keepPackedOption,
          provider: providerOption,
          dtype: dtypeOption,
          json: jsonOption,
        }),
      (argv) => ends(run({ ...argv, ...machine, rows: argv.rows, memory: argv.memory }, terminal)),
    )
    .command(
      "status",
      "Show how far each sweep is",
      (command) =>
        command.options({
          ...place,
          failed: { type: "boolean", default: false, describe: "Name the captions that failed" },
          json: jsonOption,
        }),
      (argv) => ends(status({ ...argv, ...placed(settings, argv) }, terminal)),
    )
    .command(
      "results [sweep]",
      "Print a sweep's results, or write them to a file",
      (command) =>
        command.positional("sweep", sweepArgument).options({
          ...place,
          format: {
            choices: [...resultsFormats, "parquet"],
            default: "table",
            describe: "How to print them",
          } as const,
          output: {
            type: "string",
            describe: "Write them to this file; parquet has to be",
            coerce: once<string>("output"),
          },
          intervals: { type: "boolean", default: false, describe: "With --format latex: with intervals" },
        }),
      (argv) => ends(results({ ...argv, ...placed(settings, argv), bundled }, terminal)),
    )
    .command(
      "traces [sweep]",
      "Write a sweep's traces to a folder",
      (command) =>
        command.positional("sweep", sweepArgument).options({
          state,
          output: {
            type: "string",
            default: "traces",
            describe: "Folder to write, a safetensors file a caption",
            coerce: once<string>("output"),
          },
        }),
      (argv) => ends(traces(argv, terminal)),
    )
    .command(
      "retry [sweep]",
      "Let failed captions be tried again",
      (command) =>
        command.positional("sweep", sweepArgument).options({
          ...place,
          cell: {
            type: "string",
            describe: "Those of this cell only: its label, or its id",
            coerce: once("cell"),
          },
          error: {
            type: "string",
            describe: "Those of this error only, such as ImageError",
            coerce: once("error"),
          },
        }),
      ({ cell, error, ...argv }) =>
        ends(retry({ ...argv, ...placed(settings, argv), cell, errorName: error }, terminal)),
    )
    .command(
      "caption",
      "Caption images with any methods",
      (command) => captionOptions(command, settings),
      ({ image, method, memory, ...argv }) =>
        ends(
          caption(
            { ...argv, ...machine, memory, images: image, methods: method, prompt: promptOf(argv) },
            terminal,
          ),
        ),
    )
    .command(
      "models [folders..]",
      "List the bundled models, and check other folders",
      (command) =>
        command
          .positional("folders", { type: "string", array: true, default: [] as string[] })
          .options({ json: jsonOption }),
      (argv) => ends(listModels({ ...argv, bundled }, terminal)),
    )
    .command(
      "methods [name]",
      "List the methods with their options and defaults",
      (command) => command.positional("name", { type: "string" }).options({ json: jsonOption }),
      ({ name, json }) => ends(listMethods({ name, json }, terminal)),
    )
    .command(
      "benchmarks",
      "List the benchmarks with their metrics",
      (command) => command.options({ json: jsonOption }),
      ({ json }) => ends(listBenchmarks({ json, bundled }, terminal)),
    )
    .command(
      "doctor",
      "Check this machine, and say what to do about each problem",
      (command) => command.options({ state, json: jsonOption }),
      (argv) => ends(doctor({ ...argv, ...machine, bundled }, terminal)),
    );
  auditCommands(parser, { settings, terminal, ends });
  fleetCommands(parser, { settings, terminal, ends });
  scoreCommand(parser, { settings, terminal, ends });
  return dataCommand(parser, { terminal, ends });
}

interface Prompted {
  readonly prompt: string | undefined;
  readonly rawPrompt: string | undefined;
}

function promptOf({ prompt = question, rawPrompt }: Prompted): Prompt {
  return rawPrompt === undefined ? { question: prompt } : { text: rawPrompt };
}

function captionOptions(command: Argv, settings: Settings) {
  return command
    .options({
      model: {
        type: "string",
        demandOption: true,
        describe: "Model folder, or a bundled model's name",
        coerce: once<string>("model"),
      },
      image: { type: "string", array: true, demandOption: true, describe: "Image file; may be given again" },
      method: {
        type: "string",
        array: true,
        default: ["greedy"],
        describe: "Method: a name or a JSON object; may be given again",
      },
      "max-new-tokens": {
        type: "number",
        default: 128,
        describe: "Longest caption, in tokens",
        coerce: count("max-new-tokens"),
      },
      "repetition-penalty": {
        type: "number",
        describe: "Hugging Face's repetition_penalty; 1 is none",
        defaultDescription: "the model's",
        coerce: aboveZero("repetition-penalty"),
      },
      "penalty-scope": {
        choices: ["prompt", "generated"],
        describe: "Whether tokens of the prompt count as repeated, or the caption's own only",
        defaultDescription: "prompt",
      } as const,
      prompt: {
        type: "string",
        defaultDescription: `"${question}"`,
        describe: "The question; the model's template wraps it",
      },
      "raw-prompt": { type: "string", describe: "The whole prompt, with <image> in it", conflicts: "prompt" },
      trace: {
        type: "boolean",
        default: false,
        describe: "With --json: entropies, weights and largest logits",
      },
      "trace-to": {
        type: "string",
        describe: "Write them to this folder, a safetensors file a caption",
        coerce: once<string>("trace-to"),
      },
      "trace-words": {
        type: "string",
        array: true,
        describe: "Trace the logits and ranks of these words too; may be given again",
      },
      "trace-attention": {
        type: "boolean",
        default: false,
        describe: "Trace what attention gives to the image and to the generated tokens too",
      },
      json: { ...jsonOption, describe: "One JSON object a line" },
      threads: threadsOption(settings),
      memory: memoryOption,
      "keep-packed": keepPackedOption,
      provider: providerOption,
      dtype: dtypeOption,
    })
    .example(
      `$0 caption --model scenes-vlm --image a.png --method greedy --method '{"method":"kvsmooth","lambdaRef":0.5,"layers":[1,8]}'`,
      "two methods in one batch",
    );
}
