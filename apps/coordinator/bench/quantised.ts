import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ledgerRows } from "../src/testing/ledger-rows.ts";
import { quantised } from "./quantise-weights.ts";

/**
 * What block-wise quantised weights would do to captions: the bundled model with the products of its language model
 * rounded to 8 and 4 bits, in blocks of 32 inputs with one scale each, as onnxruntime's MatMulNBits has them. Products
 * stay float32, so this is the quality of the weights alone.
 */
const root = join(import.meta.dirname, "../../..");
const cli = join(root, "apps/coordinator/bin/kvsweep.js");
const model = join(root, "models/scenes-vlm");
const folder = mkdtempSync(join(tmpdir(), "kvsweep-quantised-"));
const state = join(folder, "state");

const models = [model];
for (const bits of [8, 4]) {
  const copy = join(folder, `int${bits}`);
  cpSync(model, copy, { recursive: true });
  const file = join(copy, "model.safetensors");
  writeFileSync(file, quantised(readFileSync(file), bits));
  models.push(copy);
}
const sweep = join(folder, "quantised.yaml");
const methods = "[{ method: greedy }, { method: kvsmooth, layers: [1, 8], lambdaRef: [0.5, 0.9] }]";
const lines = [
  `model: ${JSON.stringify(models)}`,
  "name: quantised",
  "benchmark: scenes",
  `methods: ${methods}`,
];
writeFileSync(sweep, `${lines.join("\n")}\n`);
const { status } = spawnSync(process.execPath, [cli, "run", sweep, "--state", state], { stdio: "inherit" });
if (status !== 0) throw new Error(`kvsweep run ended with ${status}`);

interface Row {
  readonly model: string;
  readonly label: string;
  readonly sample_id: string;
  readonly object_key: string;
  readonly line: number;
}
const rows = await ledgerRows<Row>(
  state,
  "select c.model, c.label, i.sample_id, i.object_key, i.line from kvsweep.items i join kvsweep.cells c on c.id = i.cell_id",
);
const textOf = ({ object_key, line }: Row) =>
  JSON.parse(readFileSync(join(state, "objects", object_key), "utf8").split("\n")[line] ?? "{}").text;
const exact = new Map(
  rows
    .filter((row) => row.model === "scenes-vlm")
    .map((row) => [`${row.label}/${row.sample_id}`, textOf(row)]),
);
const tally = new Map<string, [equal: number, all: number]>();
for (const row of rows) {
  const key = `${row.model} ${row.label}`;
  const [equal, all] = tally.get(key) ?? [0, 0];
  const stays = textOf(row) === exact.get(`${row.label}/${row.sample_id}`);
  tally.set(key, [equal + (stays ? 1 : 0), all + 1]);
}
for (const [key, [equal, all]] of [...tally].sort()) console.log(`${equal} of ${all} captions stay: ${key}`);
rmSync(folder, { recursive: true });
