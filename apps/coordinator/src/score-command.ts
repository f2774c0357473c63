import { type ScorerOption, scorers } from "@kvsweep/metrics";
import type { Argv, Options } from "yargs";
import { score } from "./commands/score.ts";
import { jsonOption, once } from "./commands/shared-options.ts";
import type { Settings } from "./env.ts";
import type { Terminal } from "./terminal.ts";

const common = "Captions and ground truth:";

/** Options that several scorers have, in words that hold for all of them. */
const shared: Readonly<Record<string, string>> = {
  frontEnd: "who brings words to their base form",
  nltk: "release of NLTK whose tokens and lemmas are taken",
  unknownImages:
    "an image without ground truth: refuse the file, leave its captions out and count them, or (chair) take it to show nothing",
  repeatedIds: "an id that comes twice: refuse the file, or keep both",
};

interface Taker {
  readonly scorer: string;
  readonly option: ScorerOption;
}

/** Who has each option; those of several scorers first. */
const takers: ReadonlyMap<string, readonly Taker[]> = new Map(
  [...new Set(scorers.flatMap(({ options }) => Object.keys(options)))]
    .map((name): [string, Taker[]] => [name, takersOf(name)])
    .toSorted(([, a], [, b]) => Math.sign(b.length - 1) - Math.sign(a.length - 1)),
);

function takersOf(name: string): Taker[] {
  return scorers.flatMap(({ name: scorer, options }) => {
    const option = options[name];
    return option === undefined ? [] : [{ scorer, option }];
  });
}

/** An option once, whoever has it; a scorer itself refuses a value that only another one has. */
function flag(name: string, having: readonly Taker[]): Options {
  const names = having.map(({ scorer }) => scorer).join(", ");
  const values = new Set(having.flatMap(({ option }) => option.values ?? []));
  return {
    type: "string",
    group: having.length > 1 ? "Of several benchmarks:" : `Of ${names} only:`,
    describe: `${having.length > 1 ? `${names}: ` : ""}${shared[name] ?? having[0]?.option.summary}`,
    ...(values.size > 0 ? { choices: [...values] } : {}),
    ...defaultText(having),
    coerce: once<string>(kebab(name)),
  };
}

/** The scorers add the defaults themselves: here they are only told. */
function defaultText(having: readonly Taker[]): Pick<Options, "defaultDescription"> {
  const values = [...new Set(having.flatMap(({ option }) => option.default ?? []))];
  if (values.length === 0) return {};
  const told = values.map((value) => {
    const same = having.filter(({ option }) => option.default === value).map(({ scorer }) => scorer);
    return values.length === 1 ? value : `${value} (${same.join(", ")})`;
  });
  return { defaultDescription: told.join(", ") };
}

interface Surroundings {
  readonly settings: Settings;
  readonly terminal: Terminal;
  readonly ends: (code: Promise<number>) => Promise<void>;
}

/** `kvsweep score`: its flags are those of the scorers, in kebab-case. */
export function scoreCommand(parser: Argv, { settings, terminal, ends }: Surroundings): Argv {
  return parser.command(
    "score",
    "Score a file of captions, whoever made them",
    scoreOptions,
    ({ benchmark, captions, groundTruth, imageList, perCaption, json, ...rest }) => {
      const files = { captions, groundTruth, imageList, perCaption };
      const options = given(rest);
      return ends(score({ benchmark, ...files, json, options, chat: settings.chat }, terminal));
    },
  );
}

function scoreOptions(command: Argv) {
  const described = command.options({
    benchmark: {
      choices: scorers.map(({ name }) => name),
      demandOption: true,
      describe: "By which benchmark",
      group: common,
      coerce: once<string>("benchmark"),
    },
    captions: { ...file("captions", "JSONL or JSON file of captions"), demandOption: true },
    "ground-truth": file("ground-truth", "What is in the images: a file or folder, by benchmark"),
    "image-list": file("image-list", "Score these ids only: a file, or FILE.json#NAME"),
    "per-caption": file("per-caption", "Write one JSON object a caption to this file"),
    json: { ...jsonOption, group: common },
  });
  for (const [name, having] of takers) described.option(kebab(name), flag(name, having));
  return described.example(
    "$0 score --benchmark chair --captions captions.jsonl --ground-truth coco-objects.jsonl",
    "CHAIR of anyone's captions",
  );
}

const file = (name: string, describe: string) =>
  ({ type: "string", describe, group: common, coerce: once<string>(name) }) as const;

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The scorers' options that were given. */
function given(argv: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    [...takers.keys()].flatMap((name): [string, string][] => {
      const value = argv[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}
