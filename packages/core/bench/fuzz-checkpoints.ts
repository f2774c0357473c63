import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { breakCheckpoint } from "../src/testing/break-checkpoint.ts";
import { damageHeader, damageJson } from "../src/testing/damage-file.ts";
import { damagedOutcome } from "../src/testing/damaged-outcome.ts";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    /** Seconds that one folder may take. */
    timeout: { type: "string", default: "30" },
    child: { type: "boolean", default: false },
  },
});

const targets = [
  ["llava-fp16-tied", "config.json"],
  ["llava-fp16-tied", "model.safetensors"],
  ["llava-classic", "preprocessor_config.json"],
  ["llava-gqa-sharded", "model.safetensors.index.json"],
  ["llava-gqa-sharded", "processor_config.json"],
  ["llava-gqa-sharded", "tokenizer.json"],
  ["llava-classic", "tokenizer_config.json"],
  ["llava-classic", "generation_config.json"],
  ["llava-liuhaotian", "config.json"],
  ["llava-liuhaotian", "tokenizer.json"],
  ["llava-liuhaotian", "clip-vit-tiny-patch7-28/config.json"],
  ["llava-liuhaotian", "clip-vit-tiny-patch7-28/preprocessor_config.json"],
] as const;

interface Report {
  readonly seed: number;
  readonly outcome: string;
}

async function tryOne(seed: number): Promise<string> {
  const [base, name] = targets[seed % targets.length] ?? targets[0];
  const folder = await breakCheckpoint({ base, edits: [] });
  const file = join(folder, name);
  if (!existsSync(file)) throw new Error(`${base} has no ${name}`);
  (name.endsWith(".safetensors") ? damageHeader : damageJson)(file, seed);
  const outcome = await damagedOutcome(folder);
  await rm(folder, { recursive: true });
  return outcome;
}

/** One seed after the other, each reported as it ends; the parent stops a child that is silent for too long. */
async function runChild(): Promise<void> {
  for (let seed = Number(values.seed); seed < Number(values.seed) + Number(values.cases); seed++) {
    process.send?.({ seed, outcome: await tryOne(seed) } satisfies Report);
  }
  process.disconnect?.();
}

/** Runs seeds [from, to) in a child until one of them is its end; gives the next one to go on with. */
function runSome(from: number, to: number, take: (report: Report) => void): Promise<number> {
  const args = ["--child", "--seed", String(from), "--cases", String(to - from)];
  const child = fork(import.meta.filename, args, { execArgv: process.execArgv, stdio: "inherit" });
  let next = from;
  return new Promise((resolve) => {
    let reason = "crashed";
    const stop = () => {
      reason = `took more than ${values.timeout} s`;
      child.kill("SIGKILL");
    };
    let timer = setTimeout(stop, 1000 * Number(values.timeout));
    child.on("message", (report: Report) => {
      clearTimeout(timer);
      timer = setTimeout(stop, 1000 * Number(values.timeout));
      take(report);
      next = report.seed + 1;
    });
    child.on("exit", (code, signal) => {
      clearTimeout(timer);
      if (next < to) take({ seed: next, outcome: `Unexpected: ${reason} (${signal ?? code})` });
      resolve(next < to ? next + 1 : to);
    });
  });
}

async function runParent(): Promise<void> {
  const counts = new Map<string, number>();
  const take = ({ seed, outcome }: Report) => {
    const kind = outcome.startsWith("Unexpected") ? "unexpected" : outcome;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (kind === "unexpected")
      console.log(`seed ${seed}, ${targets[seed % targets.length]?.join("/")}: ${outcome}`);
  };
  const [first, cases] = [Number(values.seed), Number(values.cases)];
  for (let seed = first; seed < first + cases; ) {
    seed = await runSome(seed, Math.min(first + cases, seed + 200), take);
  }
  console.log(`${cases} damaged folders:`, Object.fromEntries(counts));
  process.exitCode = counts.has("unexpected") ? 1 : 0;
}

await (values.child ? runChild() : runParent());
