import { median } from "../median.ts";
import { inTurn, ratio } from "./in-turn.ts";
import type { Measurement } from "./measure.ts";
import { benchGenerator } from "./one-caption.ts";

/** What 16 and 32 configurations of one image cost, against one. */
export const batch: Measurement = async (bench) => {
  await using generator = await benchGenerator(bench);
  const caption = (configurations: number) => async () => (await generator.run(configurations)).caption;
  const times = await inTurn(bench.rounds, { one: caption(1), sixteen: caption(16), thirtyTwo: caption(32) });
  return [
    { what: "one configuration", value: median(times.one), unit: "ms" },
    { what: "16 configurations / one", value: ratio(times.sixteen, times.one), unit: "×" },
    { what: "32 configurations / one", value: ratio(times.thirtyTwo, times.one), unit: "×" },
  ];
};
