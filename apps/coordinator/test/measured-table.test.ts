import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { kvsweep } from "../src/testing/kvsweep.ts";
import { ledgerRows } from "../src/testing/ledger-rows.ts";
import { temporaryFolder } from "../src/testing/temporary-folder.ts";

/** What the model's training code measured with PyTorch, rounded to 4 digits. */
const measured = z
  .array(
    z.object({
      name: z.string(),
      chair_s: z.number(),
      chair_i: z.number(),
      recall: z.number(),
      precision: z.number(),
      f1: z.number(),
      mentions: z.number(),
      tokens: z.number(),
    }),
  )
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, "../testdata/measured.json"), "utf8")));

const Results = z.object({
  cells: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      metrics: z.record(z.string(), z.object({ value: z.number() })),
    }),
  ),
});

type Figures = Omit<(typeof measured)[number], "name">;

interface CellMeans {
  readonly id: string;
  readonly mentions: number;
  readonly tokens: number;
}

/** Means over a cell's images that are no metric of the benchmark. */
const means = `select i.cell_id as id, avg((c.counts->>'mentions')::float8) as mentions, avg(i.tokens)::float8 as tokens
  from kvsweep.items i join kvsweep.caption_counts c using (cell_id, sample_id) group by i.cell_id`;

test("the 25 settings of the training code give its table: greedy's exactly, the others' within a point", {
  timeout: 900_000,
}, async () => {
  const state = temporaryFolder();
  const { code, stdout, stderr } = await kvsweep(
    "run",
    "sweeps/scenes-table.yaml",
    "--state",
    state,
    "--json",
  );
  expect(code, stderr).toBe(0);
  const { cells } = Results.parse(JSON.parse(stdout));
  const rows = await ledgerRows<CellMeans>(state, means);
  const found = new Map(
    cells.map(({ id, label, metrics }) => [
      label,
      figures(
        metrics,
        rows.find((row) => row.id === id),
      ),
    ]),
  );
  expect([...found.keys()].sort()).toEqual(measured.map(({ name }) => name).sort());
  for (const { name, ...wanted } of measured) {
    const figure = found.get(name);
    if (name === "greedy") expect(rounded(figure)).toEqual(wanted);
    else expect(farthest(figure, wanted), name).toBeLessThanOrEqual(0.01);
  }
});

function figures(metrics: z.infer<typeof Results>["cells"][number]["metrics"], means?: CellMeans): Figures {
  const value = (key: string) => metrics[key]?.value ?? Number.NaN;
  return {
    chair_s: value("chairS"),
    chair_i: value("chairI"),
    recall: value("recall"),
    precision: value("precision"),
    f1: value("f1"),
    mentions: means?.mentions ?? Number.NaN,
    tokens: means?.tokens ?? Number.NaN,
  };
}

const rounded = (figures: Figures | undefined) =>
  Object.fromEntries(Object.entries(figures ?? {}).map(([key, value]) => [key, Number(value.toFixed(4))]));

/** The largest distance: of ratios absolute, of means relative. */
function farthest(figures: Figures | undefined, { mentions, tokens, ...ratios }: Figures): number {
  if (!figures) return Number.NaN;
  const absolute = (Object.keys(ratios) as (keyof typeof ratios)[]).map((key) =>
    Math.abs(figures[key] - ratios[key]),
  );
  const relative = [Math.abs(figures.mentions / mentions - 1), Math.abs(figures.tokens / tokens - 1)];
  return Math.max(...absolute, ...relative);
}
