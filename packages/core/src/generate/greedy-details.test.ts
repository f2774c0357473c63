import { expect, test } from "vitest";
import { PromptError } from "../errors.ts";
import { Method } from "../methods/method.ts";
import { type ChangeTensors, type OpenedRandom, openRandom } from "../testing/open-random.ts";
import { Generator } from "./generator.ts";
import type { GenerationOptions } from "./graph-parts.ts";

const vocabulary = 64;
const size = { hidden: 24, layers: 2, heads: 2, inner: 20, vocabulary, patchesPerSide: 2 };
const methods = [{ method: "greedy" }, { method: "kvsmooth", layers: [0, 2], lambdaRef: 0.6 }].map((method) =>
  Method.parse(method),
);

interface Wanted {
  readonly maxNewTokens: number;
  readonly penalty?: { readonly factor: number; readonly countsPrompt: boolean };
}

/** Both methods' rows of one image. */
async function decode(model: OpenedRandom, wanted: Wanted, options: GenerationOptions = {}) {
  const generator = await Generator.open({ ...model, endIds: [-1] }, { threads: 1, ...options });
  const batch = { ids: [model.ids], features: model.features(1), methods, ...wanted };
  const [rows] = await generator.generate(batch).finally(() => generator.close());
  return rows ?? [];
}

/** The head's second half says what its first half says. */
const doubledHead: ChangeTensors = (tensors) => {
  const head = tensors.get("lm_head.weight");
  if (!head) throw new Error("The model has a head");
  const half = head.data.subarray(0, head.data.length / 2);
  tensors.set("lm_head.weight", { ...head, data: Buffer.concat([half, half]) });
};

test("of two tokens with equal logits the first is chosen, at every step", async () => {
  await using model = await openRandom(size, doubledHead);
  for (const { ids, trace } of await decode(model, { maxNewTokens: 40 }, { traceTopK: 2 })) {
    expect(ids.every((id) => id < vocabulary / 2)).toBe(true);
    expect(new Set(ids).size).toBeGreaterThan(1);
    expect(trace?.topIds).toEqual(ids.map((id) => [id, id + vocabulary / 2]));
    for (const [first, second] of trace?.topLogits ?? []) expect(second).toBe(first);
  }
});

test("a prompt may be as long as the positions allow, and no longer", async () => {
  const tokens = 40;
  await using roomy = await openRandom(size);
  await using tight = await openRandom({ ...size, positions: roomy.ids.length + tokens });
  const wanted = await decode(roomy, { maxNewTokens: tokens });
  expect(await decode(tight, { maxNewTokens: tokens })).toEqual(wanted);
  const more = decode(tight, { maxNewTokens: tokens + 1 });
  await expect(more).rejects.toThrow(PromptError);
  await expect(more).rejects.toMatchObject({ advice: `Ask for at most ${tokens} new tokens.` });
});

/** What Hugging Face's processor makes of one step's logits, by token: `seen` counts as repeated. */
function penalised(logits: readonly number[], seen: ReadonlySet<number>, factor: number): number[] {
  const f = Math.fround(factor);
  return logits.map((logit, id) => (seen.has(id) ? Math.fround(logit < 0 ? logit * f : logit / f) : logit));
}

test.each([
  [1.3, true],
  [1.3, false],
  [0.8, true],
  [50, false],
])(
  "a repetition penalty of %d counts each token once, the prompt's too or not (%s)",
  async (factor, countsPrompt) => {
    await using model = await openRandom(size);
    const wanted = { maxNewTokens: 45, penalty: { factor, countsPrompt } };
    const rows = await decode(model, wanted, { hasPenalty: true, traceTopK: vocabulary });
    for (const { ids, trace } of rows) {
      const seen = new Set(countsPrompt ? model.ids : []);
      for (const [step, id] of ids.entries()) {
        // The trace shows the model's own logits, the largest first.
        const logits = new Array<number>(vocabulary).fill(Number.NaN);
        trace?.topIds[step]?.forEach((each, place) => {
          logits[each] = trace.topLogits[step]?.[place] ?? Number.NaN;
        });
        const lowered = penalised(logits, seen, factor);
        expect(id).toBe(lowered.indexOf(Math.max(...lowered)));
        seen.add(id);
      }
    }
    const plain = await decode(model, { maxNewTokens: 45 });
    expect(rows.map(({ ids }) => ids)).not.toEqual(plain.map(({ ids }) => ids));
  },
);

test("a repetition penalty of 1 changes no token", async () => {
  await using model = await openRandom(size);
  const penalty = { factor: 1, countsPrompt: true };
  const rows = await decode(model, { maxNewTokens: 45, penalty }, { hasPenalty: true });
  expect(rows).toEqual(await decode(model, { maxNewTokens: 45 }));
});
