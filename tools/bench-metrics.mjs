// npm run bench metrics [-- --official CHAIR_PY --python PYTHON]: CHAIR of 2,000 captions, ours and the official code's in
// turn. The official one needs a Python with NLTK 3.9.1 and its data (NLTK_DATA), and OPERA's chair.py.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: fileURLToPath(new URL("../../shared/data/chair", import.meta.url)) },
    official: { type: "string" },
    python: { type: "string", default: "python3" },
    sizes: { type: "string", default: "2000" },
    runs: { type: "string", default: "5" },
  },
});
const captions = `${values.data}/opera_captions/llava-1.5_greedy.jsonl`;
if (!existsSync(captions)) {
  console.error(
    `Cannot measure: ${captions} does not exist. Give the folder of CHAIR's data with --data DIR.`,
  );
  process.exit(2);
}

const run = (command, args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout).sizes;
};
const ours = run(process.execPath, [
  ...["--import", "tsx", fileURLToPath(new URL("bench-chair.mjs", import.meta.url))],
  ...[captions, `${values.data}/gt_objects_wordnet_variant.json`],
  ...["--sizes", values.sizes, "--runs", values.runs],
]);
const official = values.official
  ? run(values.python, [
      ...[`${values.data}/bench_official.py`, values.official, "--captions", captions],
      ...["--sizes", ...values.sizes.split(" "), "--runs", values.runs],
    ])
  : {};

console.table(
  values.sizes.split(" ").map((size) => {
    const theirs = official[size]?.captions_per_cpu_second;
    const mine = ours[size].captions_per_cpu_second;
    return {
      captions: Number(size),
      "ours, captions per CPU second": mine,
      official: theirs ?? "not run: give --official",
      "ours / official": theirs ? (mine / theirs).toFixed(1) : "",
      CHAIR_S: ours[size].CHAIRs,
      "official CHAIR_S": official[size]?.CHAIRs ?? "",
    };
  }),
);
