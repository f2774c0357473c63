import { Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { openRandom } from "../testing/open-random.ts";
import { generationGraph } from "./generation-graph.ts";
import { Session } from "./session.ts";

const vocabulary = 61;
const size = { hidden: 48, layers: 2, heads: 2, inner: 24, vocabulary, patchesPerSide: 1 };
const int64 = (values: readonly number[], dims: readonly number[] = [values.length]) =>
  new Tensor("int64", BigInt64Array.from(values, BigInt), dims);

/** The tokens of two rows, the first apart; [steps][row]. */
async function decode(maxNewTokens: number, endIds: readonly number[]): Promise<number[][]> {
  await using model = await openRandom(size);
  const graph = generationGraph(model.config, model.weights, { smoothing: "none" });
  const session = await Session.open(graph, model.config.folder, { threads: 1 });
  const { first, tokens } = await session.run({
    input_ids: int64([...model.ids, ...model.ids], [2, model.ids.length]),
    image_features: new Tensor("float32", model.features(2), [2, 1, size.hidden]),
    configurations: int64([1]),
    max_new_tokens: int64([maxNewTokens], []),
    end_ids: int64(endIds),
  });
  await session.close();
  const all = [...Array.from(first?.data ?? [], Number), ...Array.from(tokens?.data ?? [], Number)];
  return Array.from({ length: all.length / 2 }, (_, step) => all.slice(2 * step, 2 * step + 2));
}

test("decodeLoop() chooses as many tokens as it may, the first included", async () => {
  expect(await decode(7, [-1])).toHaveLength(7);
  expect(await decode(1, [-1])).toHaveLength(1);
});

test("decodeLoop() takes no step when every row has ended with its first token", async () => {
  const every = Array.from({ length: vocabulary }, (_, id) => id);
  expect(await decode(7, every)).toHaveLength(1);
});

test("decodeLoop() stops after the last row's end, and fills up rows that ended before with an end id", async () => {
  const free = await decode(12, [-1]);
  const rows = [0, 1].map((row) => free.map((step) => step[row] ?? -1));
  const lengthsBy = (ends: readonly number[]) =>
    rows.map((row) => 1 + row.findIndex((id) => ends.includes(id)));
  const pairs = rows[0]?.flatMap((one) => rows[1]?.map((other) => [one, other] as const) ?? []) ?? [];
  const ends = pairs.find((pair) => {
    const [first = 0, second = 0] = lengthsBy(pair);
    return Math.min(first, second) > 1 && first !== second;
  });
  if (!ends) throw new Error("no two ids end the rows at different steps");
  const lengths = lengthsBy(ends);
  const ended = await decode(12, ends);
  expect(ended).toHaveLength(Math.max(...lengths));
  for (const [row, length] of lengths.entries()) {
    const found = ended.map((step) => step[row]);
    expect(found.slice(0, length)).toEqual(rows[row]?.slice(0, length));
    expect(new Set(found.slice(length))).toEqual(new Set(length < ended.length ? [ends[0]] : []));
  }
});
