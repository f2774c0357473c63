import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Scenario } from "../rounds/round.ts";

const Measure = z.object({
  ...{ cells: z.int(), units: z.int() },
  ...{ seconds: z.number(), walkSeconds: z.number(), peakBytes: z.number() },
});
const program = join(import.meta.dirname, "../planning/main.js");

/** A grid of a million cells is planned in a process of its own, whose time and memory are taken. */
export const planManyCells: Scenario = {
  id: "T15",
  title: "plan a million cells",
  run: async ({ isShort }) => {
    const cells = isShort ? 100_000 : 1_000_000;
    const { stdout } = await promisify(execFile)(process.execPath, [program, String(cells)]);
    const measure = Measure.parse(JSON.parse(stdout));
    const megabytes = Math.round(measure.peakBytes / 1e6);
    const problems = [
      ...(measure.cells < cells ? [`${measure.cells} cells were planned, ${cells} asked for`] : []),
      ...(measure.seconds > 30 ? [`planning took ${measure.seconds.toFixed(1)} s, more than 30 s`] : []),
      ...(megabytes > 300 ? [`planning took ${megabytes} MB, more than 300 MB`] : []),
    ];
    const notes = [
      `${measure.cells} cells, ${measure.units} units: ${measure.seconds.toFixed(1)} s, walked in ${measure.walkSeconds.toFixed(1)} s, ${megabytes} MB`,
    ];
    return { faults: 0, lost: 0, duplicated: 0, staleRefused: 0, recoveries: [], problems, notes };
  },
};
