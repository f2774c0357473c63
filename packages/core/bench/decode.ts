import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { bandwidth } from "./decode/bandwidth.ts";
import { batch } from "./decode/batch.ts";
import { openBenchModel, type Size, sizes } from "./decode/bench-model.ts";
import { hfCaption, hfSweep } from "./decode/hf.ts";
import { levers } from "./decode/levers.ts";
import { matmul } from "./decode/matmul.ts";
import type { Bench, Measurement } from "./decode/measure.ts";
import { opening } from "./decode/opening.ts";
import { packed } from "./decode/packed.ts";
import { prefill } from "./decode/prefill.ts";
import { smoothing } from "./decode/smoothing.ts";

const measurements: Readonly<Record<string, Measurement>> = {
  smoothing,
  batch,
  bandwidth,
  matmul,
  prefill,
  opening,
  "hf-caption": hfCaption,
  "hf-sweep": hfSweep,
  levers,
  packed,
};

const help = `npm run bench decode -- [options]

Measures the decoder on a random LLaVA with a 600-token prompt, on the CPU in float32. Every ratio is the median of
ratios of two things measured in turn, so that a machine busy for a while slows both.

  smoothing        a graph with KVSmooth against one without, one configuration
  batch            16 and 32 configurations of one image against one
  bandwidth        memory read by as many threads against the weights that a step of one configuration reads
  matmul           onnxruntime's plain products of the same shapes against a step of 16 configurations
  prefill          plain products of the same flops against the prefill
  opening          seconds to open the model, and then to its first token
  hf-caption       Hugging Face's time of one caption, image encoder included, against ours
  hf-sweep         16 λ × 8 images: 128 times one caption of Hugging Face's against ours
  levers           images together, threads, int8 and int4 weights
  packed           packed weights kept on disk (for a while, 8 bytes a parameter) against the process's own

  --size s|m|l     58 million, 0.27 or 0.95 billion parameters (default s); written to .bench/ when first used
  --only NAMES     the names above, with commas between
                   (default: all but levers and packed, and hf-… only with --python)
  --rounds N       rounds of each (default 7; the least that is worth reporting is 5)
  --tokens N       tokens of a caption (default 100)
  --threads N      threads of an operator (default 2)
  --python PATH    a Python with torch and transformers (tools/hf-baseline)
  --json           one JSON object
`;

const { values } = parseArgs({
  options: {
    size: { type: "string", default: "s" },
    only: { type: "string" },
    rounds: { type: "string", default: "7" },
    tokens: { type: "string", default: "100" },
    threads: { type: "string", default: "2" },
    python: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const isSize = (text: string): text is Size => text in sizes;
if (!isSize(values.size)) throw new Error(`Cannot measure size "${values.size}": take s, m or l`);
const onRequest = new Set(["levers", "packed"]);
const all = Object.keys(measurements).filter(
  (name) => !onRequest.has(name) && (values.python !== undefined || !name.startsWith("hf-")),
);
const names = values.only?.split(",") ?? all;
const unknown = names.find((name) => !(name in measurements));
if (unknown !== undefined) throw new Error(`Cannot measure "${unknown}": see --help`);

/** A whole number that an option gives. */
function whole(option: "rounds" | "tokens" | "threads", least: number): number {
  const number = Number(values[option]);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Error(`Cannot take --${option} ${values[option]}: give a whole number from ${least}`);
}

const bench: Bench = {
  size: values.size,
  model: await openBenchModel(values.size),
  rounds: whole("rounds", 1),
  tokens: whole("tokens", 2),
  threads: whole("threads", 1),
  python: values.python,
};
const machine = {
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  node: process.version,
  size: values.size,
  rounds: bench.rounds,
  tokens: bench.tokens,
  threads: bench.threads,
};
const figures: Record<string, unknown> = {};
if (!values.json) console.log(JSON.stringify(machine));
for (const name of names) {
  const found = (await measurements[name]?.(bench)) ?? [];
  figures[name] = found;
  if (values.json) continue;
  for (const { what, value, unit, note } of found) {
    console.log(
      `${name.padEnd(11)} ${value.toPrecision(3).padStart(7)} ${unit.padEnd(5)} ${what}${note ? ` (${note})` : ""}`,
    );
  }
}
if (values.json) console.log(JSON.stringify({ ...machine, figures }));
