import { median } from "../median.ts";
import { inTurn, ratio, repeated } from "./in-turn.ts";
import type { Measurement } from "./measure.ts";
import { benchGenerator } from "./one-caption.ts";
import { weightChain } from "./weight-chain.ts";

const configurations = 16;

/** Sixteen configurations are bound by arithmetic: plain products of the same shapes against a step. */
export const matmul: Measurement = async (bench) => {
  const keys = bench.model.prompt.ids[0]?.length ?? 0;
  await using generator = await benchGenerator(bench);
  const options = { rows: configurations, hasEnd: true, prepacks: true };
  await using chain = await weightChain(bench, options);
  const ownKeys = Math.ceil(bench.tokens / 2);
  await using attending = await weightChain(bench, { ...options, keys, ownKeys });
  const times = await inTurn(bench.rounds, {
    step: async () => (await generator.run(configurations)).step,
    chain: repeated(chain.run),
    attending: repeated(attending.run),
  });
  return [
    { what: "16 configurations' step", value: median(times.step), unit: "ms" },
    { what: "products with the weights / a step of 16", value: ratio(times.chain, times.step), unit: "×" },
    {
      what: "all products of a step, attention's included / a step of 16",
      value: ratio(times.attending, times.step),
      unit: "×",
    },
  ];
};
