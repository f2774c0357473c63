import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

/** The bundled model's quick start: how much of its time is not the model's, and how much memory it takes. */
const rounds = 5;
const root = join(import.meta.dirname, "../../..");
const cli = join(root, "apps/coordinator/bin/kvsweep.js");
const sweep = join(root, "sweeps/quickstart.yaml");

interface Run {
  /** Seconds from the first claimed unit to the last committed one. */
  readonly wall: number;
  /** Seconds that onnxruntime spent on batches. */
  readonly child: number;
  readonly captions: number;
  /** Peak of the resident memory of all processes together, in MB. */
  readonly peak: number;
}

async function run(): Promise<Run> {
  const state = await mkdtemp(join(tmpdir(), "kvsweep-bench-"));
  const child = spawn(process.execPath, [cli, "run", sweep, "--state", state], { stdio: "ignore" });
  let peak = 0;
  const timer = setInterval(async () => {
    peak = Math.max(peak, await residentMegabytes(child.pid ?? 0));
  }, 100);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`Cannot measure: the sweep ended with exit code ${code}`);
  const times = await readTimes(join(state, "database"));
  await rm(state, { recursive: true });
  return { ...times, peak };
}

async function readTimes(database: string): Promise<Omit<Run, "peak">> {
  const client = await PGlite.create(database);
  const { rows } = await client.query<{ wall: number; child: number; captions: number }>(`
    select extract(epoch from (select max(finished_at) from kvsweep.items) - (select min(claimed_at) from kvsweep.units))::float8 as wall,
           sum(encode_seconds + prefill_seconds + decode_seconds)::float8 as child,
           sum(images * configurations)::int as captions
    from kvsweep.timings`);
  await client.close();
  const [times] = rows;
  if (!times) throw new Error("Cannot measure: the sweep left no timings");
  return times;
}

/** Resident memory of a process and its children, from /proc. */
async function residentMegabytes(pid: number): Promise<number> {
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(processes.map((each) => residentOf(each, pid)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function residentOf(process: string, family: number): Promise<number> {
  const status = await readFile(`/proc/${process}/status`, "utf8").catch(() => "");
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
  return Number(process) === family || field("PPid") === family ? field("VmRSS") / 1024 : 0;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const runs: Run[] = [];
for (let round = 0; round < rounds; round++) runs.push(await run());
const of = (what: (run: Run) => number) => median(runs.map(what));
console.log(
  `Quick start, bundled model of 2.5 M parameters, ${runs[0]?.captions} captions; medians of ${rounds} runs`,
);
console.table({
  "seconds of decoding": of(({ wall }) => wall).toFixed(1),
  "captions a second": of(({ captions, wall }) => captions / wall).toFixed(1),
  "share outside onnxruntime's run": `${(100 * of(({ wall, child }) => 1 - child / wall)).toFixed(1)} %`,
  "peak memory of all processes": `${of(({ peak }) => peak).toFixed(0)} MB`,
});
