import { Generator } from "../../src/generate/generator.ts";
import { median } from "../median.ts";
import { settings } from "./bench-model.ts";
import { inTurn, ratio } from "./in-turn.ts";
import type { Measurement } from "./measure.ts";
import { weightChain } from "./weight-chain.ts";

/** The prompt at once, against plain products of as many flops. */
export const prefill: Measurement = async (bench) => {
  const { model, threads, rounds } = bench;
  const rows = model.prompt.ids[0]?.length ?? 0;
  const generator = await Generator.open(model, { threads });
  await using chain = await weightChain(bench, { rows, hasEnd: false, keys: rows, prepacks: false });
  const times = await inTurn(rounds, {
    ours: async () => {
      const before = generator.prefillSeconds;
      await generator.generate({ ...model.prompt, methods: settings(model, 1), maxNewTokens: 1 });
      return 1000 * (generator.prefillSeconds - before);
    },
    chain: chain.run,
  });
  await generator.close();
  return [
    { what: `prefill of ${rows} tokens`, value: median(times.ours), unit: "ms" },
    { what: "plain products of the same flops / prefill", value: ratio(times.chain, times.ours), unit: "×" },
  ];
};
