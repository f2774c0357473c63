import { median } from "../median.ts";
import { inTurn, ratio, repeated } from "./in-turn.ts";
import type { Measurement } from "./measure.ts";
import { benchGenerator } from "./one-caption.ts";
import { memoryReader } from "./read-bandwidth.ts";
import { weightChain } from "./weight-chain.ts";

/** More than any cache holds; reading it again and again says as much as reading all of a large model. */
const mostBytes = 2 ** 30;

/** One configuration is bound by memory: a step's weights, read as fast as memory is read, against a step. */
export const bandwidth: Measurement = async (bench) => {
  const bytes = 4 * bench.model.productParameters;
  await using generator = await benchGenerator(bench);
  await using chain = await weightChain(bench, { rows: 1, hasEnd: true, prepacks: true });
  await using memory = memoryReader(bench.threads, Math.min(bytes, mostBytes));
  const times = await inTurn(bench.rounds, {
    step: async () => (await generator.run(1)).step,
    chain: repeated(chain.run),
    read: repeated(memory.run),
  });
  const reads = times.read.map((time) => (time * bytes) / memory.bytes);
  const gigabytes = memory.bytes / 1e6 / median(times.read);
  return [
    { what: "memory read by all threads", value: gigabytes, unit: "GB/s" },
    { what: "one configuration's step", value: median(times.step), unit: "ms" },
    { what: "decode against memory bandwidth", value: ratio(reads, times.step), unit: "×" },
    {
      what: "onnxruntime's own products of one row against memory bandwidth",
      value: ratio(reads, times.chain),
      unit: "×",
      note: "the limit of the line above",
    },
  ];
};
