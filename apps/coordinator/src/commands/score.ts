import { existsSync } from "node:fs";
import { createChatClient, objhalFileScorer, type ScoreReport, scoreFile } from "@kvsweep/metrics";
import type { ChatSettings } from "../env.ts";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface ScoreOptions {
  readonly benchmark: string;
  readonly captions: string;
  readonly groundTruth: string | undefined;
  readonly imageList: string | undefined;
  readonly perCaption: string | undefined;
  /** The scorer's own options, by their names; only those that were given. */
  readonly options: Readonly<Record<string, string>>;
  readonly json: boolean;
  /** The chat model that Object HalBench's extraction may ask; undefined where none is set. */
  readonly chat: ChatSettings | undefined;
}

/** Scores a file of captions, whoever made them, as the benchmark's official code does. */
export async function score({ json, chat, ...input }: ScoreOptions, terminal: Terminal): Promise<number> {
  const { benchmark, ...files } = input;
  checkFiles(input);
  const report =
    benchmark === "objhal" && chat
      ? await objhalFileScorer({ client: createChatClient(chat) }).score(files)
      : await scoreFile(input);
  terminal.print(json ? `${JSON.stringify(report, null, 2)}\n` : text(report));
  return exitCodes.ok;
}

/** The scorers name a file that is missing, but not which of the files it was meant to be. */
function checkFiles({ captions, groundTruth }: Pick<ScoreOptions, "captions" | "groundTruth">): void {
  if (!existsSync(captions)) {
    throw new CommandError(
      `Cannot score "${captions}": this file of captions does not exist`,
      "Correct --captions.",
    );
  }
  if (groundTruth === undefined || existsSync(groundTruth)) return;
  throw new CommandError(
    `Cannot score "${captions}": the ground truth "${groundTruth}" does not exist`,
    "Correct --ground-truth; `kvsweep data prepare --help` says how to make one.",
  );
}

/** For people: the metrics as the official code prints them, and what was left out. */
function text({ benchmark, version, n, metrics, printed, exclusions }: ScoreReport): string {
  const names = [...new Set([...Object.keys(printed), ...Object.keys(metrics)])];
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${printed[name] ?? metrics[name] ?? "–"}`);
  const left = exclusions.map(
    ({ reason, count, examples }) => `  ${count} left out: ${reason} (${examples.join(", ")})`,
  );
  return [`${benchmark} (version ${version}), ${n} captions`, ...lines, ...left, ""].join("\n");
}
