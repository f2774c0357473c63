import { median } from "../median.ts";
import { inTurn, ratio } from "./in-turn.ts";
import type { Measurement } from "./measure.ts";
import { benchGenerator } from "./one-caption.ts";

/** What smoothing costs: a graph with KVSmooth against one without, one configuration. */
export const smoothing: Measurement = async (bench) => {
  await using on = await benchGenerator(bench);
  await using off = await benchGenerator(bench, "none");
  const times = await inTurn(bench.rounds, { on: () => on.run(1), off: () => off.run(1) });
  const captions = {
    on: times.on.map(({ caption }) => caption),
    off: times.off.map(({ caption }) => caption),
  };
  const steps = { on: times.on.map(({ step }) => step), off: times.off.map(({ step }) => step) };
  return [
    { what: "one caption, smoothing on", value: median(captions.on), unit: "ms" },
    { what: "one step, smoothing on", value: median(steps.on), unit: "ms" },
    { what: "smoothing on / off, a caption", value: ratio(captions.on, captions.off), unit: "×" },
    { what: "smoothing on / off, a step", value: ratio(steps.on, steps.off), unit: "×" },
  ];
};
