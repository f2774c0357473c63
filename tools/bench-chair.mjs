// Times CHAIR as bench_official.py (../shared/data/chair) times the official chair.py: the file of captions is read and
// scored; loading language data and ground truth is not timed. Prints one JSON object.
//
//   node --import tsx tools/bench-chair.mjs CAPTIONS.jsonl GROUND_TRUTH.json [--sizes 500 10000] [--runs 3]
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { scoreFile } from "../packages/metrics/src/scoring/score-file.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: "string", default: "500 10000" }, runs: { type: "string", default: "3" } },
});
const [captions, groundTruth] = positionals;
const rows = readFileSync(captions, "utf8").trimEnd().split("\n");
const folder = mkdtempSync(join(tmpdir(), "kvsweep-bench-"));
const path = join(folder, "captions.jsonl");
const score = () =>
  scoreFile({ benchmark: "chair", captions: path, groundTruth, options: { repeatedIds: "keep" } });

writeFileSync(path, `${rows[0]}\n`);
await score();
const overhead = await timed(score);
const sizes = {};
for (const size of values.sizes.split(" ").map(Number)) {
  writeFileSync(path, "");
  const batch = rows.map((row) => `${row}\n`);
  for (let done = 0; done < size; done += batch.length)
    appendFileSync(path, batch.slice(0, size - done).join(""));
  const runs = [];
  for (let run = 0; run < Number(values.runs); run++) runs.push(await timed(score));
  const cpu = median(runs.map((run) => run.cpu - overhead.cpu));
  sizes[size] = {
    wall_s: runs.map((run) => round(run.wall)),
    cpu_s: runs.map((run) => round(run.cpu)),
    captions_per_cpu_second: Math.round(size / cpu),
    words: runs[0].result.counts.words,
    CHAIRs: runs[0].result.metrics.CHAIRs,
    max_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
rmSync(folder, { recursive: true });
console.log(
  JSON.stringify({ node: process.version, ground_truth_cpu_s: round(overhead.cpu), sizes }, null, 1),
);

async function timed(action) {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const result = await action();
  const used = process.cpuUsage(cpu);
  return { wall: (performance.now() - wall) / 1000, cpu: (used.user + used.system) / 1e6, result };
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function round(seconds) {
  return Number(seconds.toFixed(3));
}
