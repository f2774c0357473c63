import { tokenRoles } from "@kvsweep/metrics/database";
import { logLevels } from "@kvsweep/sweep/log";
import type { Argv } from "yargs";
import type { ApiAddress } from "./client/api-client.ts";
import { cancel } from "./commands/cancel.ts";
import { explain } from "./commands/explain.ts";
import { logs } from "./commands/logs.ts";
import { pause } from "./commands/pause.ts";
import { resume } from "./commands/resume.ts";
import {
  aboveZero,
  count,
  defaultPort,
  dtypeOption,
  jsonOption,
  once,
  priority,
  providerOption,
  rowsOption,
  serverOption,
  sweepArgument,
  sweepFileArgument,
} from "./commands/shared-options.ts";
import { submit } from "./commands/submit.ts";
import { watch } from "./commands/watch.ts";
import { workers } from "./commands/workers.ts";
import type { Settings } from "./env.ts";
import type { Terminal } from "./terminal.ts";

interface Surroundings {
  readonly settings: Settings;
  readonly terminal: Terminal;
  readonly ends: (code: Promise<number>) => Promise<void>;
}

/** The commands of a fleet: its coordinator, and what people ask of it. */
export function fleetCommands(parser: Argv, surroundings: Surroundings): Argv {
  serveCommand(parser, surroundings);
  tokensCommand(parser, surroundings);
  submitCommands(parser, surroundings);
  changeCommands(parser, surroundings);
  return askCommands(parser, surroundings);
}

function serveCommand(parser: Argv, { settings, terminal, ends }: Surroundings): void {
  parser.command(
    "serve",
    "Run a fleet's coordinator: API, planner, queues' filling, scorer",
    (command) =>
      command
        .options({
          host: {
            type: "string",
            default: "127.0.0.1",
            describe: "Address to listen at",
            coerce: once<string>("host"),
          },
          port: { type: "number", default: defaultPort, describe: "Port to listen at; 0 takes a free one" },
          models: {
            type: "string",
            array: true,
            describe: "Folder of model folders that sweeps may name; may be given again",
            defaultDescription: "the bundled models",
          },
          "high-water": {
            type: "number",
            default: 1000,
            describe: "Most units that a model's queue holds; the ledger keeps the rest",
            coerce: count("high-water"),
          },
          interval: {
            type: "number",
            default: 1,
            describe: "Seconds between two looks at the queues",
            coerce: aboveZero("interval"),
          },
          "score-interval": {
            type: "number",
            default: 10,
            describe: "Seconds between two looks for captions to score",
            coerce: aboveZero("score-interval"),
          },
          "log-level": {
            choices: logLevels,
            default: "info",
            describe: "What is logged to standard error, a JSON object a line",
          } as const,
        })
        .epilogue(
          [
            "Its servers are named by the environment: KVSWEEP_DATABASE_URL=postgres://…, KVSWEEP_REDIS_URL=redis://…,",
            "KVSWEEP_STORE=s3://bucket/prefix (or a folder that all machines share), KVSWEEP_S3_ENDPOINT for servers",
            "other than AWS, and AWS's own variables for its credentials.",
          ].join("\n"),
        ),
    ({ models, ...argv }) =>
      ends(
        import("./commands/serve.ts").then(({ serve }) => {
          const folders = models ?? [`${settings.bundled}/models`];
          const { bundled, isFake = false, variables = {} } = settings;
          return serve(
            { ...argv, models: folders, fleet: settings.fleet(), bundled, isFake, variables },
            terminal,
          );
        }),
      ),
  );
}

function tokensCommand(parser: Argv, { settings, terminal, ends }: Surroundings): void {
  const name = { type: "string", demandOption: true, describe: "Whose token it is" } as const;
  const place = () => ({ databaseUrl: settings.fleet().databaseUrl });
  const load = () => import("./commands/tokens.ts");
  parser.command("tokens", "Say who may use a coordinator's API", (command) =>
    command
      .command(
        "create <name>",
        "Make a token and print it, this once",
        (making) =>
          making.positional("name", name).options({
            role: {
              choices: tokenRoles,
              default: "submit",
              describe: "What it may do: read; submit too; admin",
            } as const,
          }),
        (argv) =>
          ends(
            load().then(({ createTokenCommand }) => createTokenCommand({ ...place(), ...argv }, terminal)),
          ),
      )
      .command(
        "list",
        "List the tokens",
        (listing) => listing.options({ json: jsonOption }),
        (argv) =>
          ends(load().then(({ listTokensCommand }) => listTokensCommand({ ...place(), ...argv }, terminal))),
      )
      .command(
        "revoke <name>",
        "Refuse a token from now on",
        (revoking) => revoking.positional("name", name),
        (argv) =>
          ends(
            load().then(({ revokeTokenCommand }) => revokeTokenCommand({ ...place(), ...argv }, terminal)),
          ),
      )
      .demandCommand(1, "Name what to do: create, list or revoke."),
  );
}

const address = ({ token }: Settings, url: string): ApiAddress => ({ url, token });

function submitCommands(parser: Argv, { settings, terminal, ends }: Surroundings): void {
  const server = serverOption(settings);
  parser
    .command(
      "submit <file>",
      "Hand a sweep to a coordinator; the same file twice is the same sweep",
      (command) =>
        command.positional("file", sweepFileArgument).options({
          server,
          priority: {
            type: "number",
            describe: "0 to 9; units of a higher one go first (default: 5)",
            coerce: priority,
          },
          rows: rowsOption,
          provider: providerOption,
          dtype: dtypeOption,
          watch: { type: "boolean", default: false, describe: "Wait for its end" },
          json: jsonOption,
        }),
      ({ server: url, ...argv }) =>
        ends(
          submit(
            { ...argv, priority: argv.priority, rows: argv.rows, server: address(settings, url) },
            terminal,
          ),
        ),
    )
    .command(
      "watch [sweep]",
      "Watch a sweep until its end",
      (command) => command.positional("sweep", sweepArgument).options({ server, json: jsonOption }),
      ({ server: url, ...argv }) => ends(watch({ ...argv, server: address(settings, url) }, terminal)),
    );
}

function changeCommands(parser: Argv, { settings, terminal, ends }: Surroundings): void {
  const changes = [
    ["pause", "Let a sweep rest; what is in flight is finished", pause],
    ["resume", "Go on with a sweep that was paused or cancelled", resume],
    ["cancel", "End a sweep; what is done is kept", cancel],
  ] as const;
  for (const [name, text, change] of changes) {
    parser.command(
      `${name} [sweep]`,
      text,
      (command) =>
        command
          .positional("sweep", sweepArgument)
          .options({ server: serverOption(settings), json: jsonOption }),
      ({ server: url, ...argv }) => ends(change({ ...argv, server: address(settings, url) }, terminal)),
    );
  }
}

function askCommands(parser: Argv, { settings, terminal, ends }: Surroundings): Argv {
  const server = serverOption(settings);
  return parser
    .command(
      "explain <cell>",
      "Say why a cell is decoded again: what of its identity differs from earlier ones",
      (command) =>
        command
          .positional("cell", {
            type: "string",
            demandOption: true,
            describe: "Its label, or the start of its id",
          })
          .options({
            sweep: { ...sweepArgument, coerce: once<string>("sweep") },
            sample: {
              type: "string",
              describe: "Of this sample only",
              coerce: once<string | undefined>("sample"),
            },
            server,
            json: jsonOption,
          }),
      ({ server: url, ...argv }) =>
        ends(explain({ ...argv, sample: argv.sample, server: address(settings, url) }, terminal)),
    )
    .command(
      "workers",
      "List the workers of a fleet",
      (command) =>
        command.options({
          server,
          all: { type: "boolean", default: false, describe: "Those that are gone, too" },
          json: jsonOption,
        }),
      ({ server: url, ...argv }) => ends(workers({ ...argv, server: address(settings, url) }, terminal)),
    )
    .command(
      "logs [sweep]",
      "Print what happened, to a sweep or in the whole fleet",
      (command) =>
        command
          .positional("sweep", { ...sweepArgument, describe: "Name or start of the id; all if left out" })
          .options({
            server,
            worker: {
              type: "string",
              describe: "By this worker only",
              coerce: once<string | undefined>("worker"),
            },
            follow: { type: "boolean", default: false, alias: "f", describe: "Go on until Ctrl-C" },
            json: { ...jsonOption, describe: "One JSON object a line" },
          }),
      ({ server: url, ...argv }) =>
        ends(logs({ ...argv, worker: argv.worker, server: address(settings, url) }, terminal)),
    );
}
