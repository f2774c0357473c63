import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { temporaryFile } from "../../captions/testing/temporary-file.ts";
import { opopeScorer } from "./opope-scorer.ts";
import { strategies } from "./questions.ts";
import { expectStrategy } from "./testing/expect-strategy.ts";
import { opopeReference } from "./testing/reference.ts";

const reference = opopeReference();
const Asked = z.object({
  image_id: z.int(),
  names: z.record(z.string(), z.array(z.string())),
  answers: z.record(z.string(), z.array(z.boolean())),
});

test.skipIf(reference === undefined).each(Object.entries(reference?.results ?? {}))(
  "opope equals the official code, question by question: %s",
  async (run, expected) => {
    if (reference === undefined) return;
    const [order = "", seed = ""] = run.split("/seed");
    const perCaption = await temporaryFile("");
    const { captions } = reference;
    const groundTruth = reference.groundTruth(order);
    const report = await opopeScorer.score({ captions, groundTruth, perCaption, options: { seed } });
    expect(report.n).toBe(265);
    expect(report.metrics).toMatchObject(expected.average);
    const lines = (await readFile(perCaption, "utf8")).trimEnd().split("\n");
    const asked = lines.map((line) => Asked.parse(JSON.parse(line)));
    for (const strategy of strategies) {
      expectStrategy(report, strategy, expected.strategies[strategy] ?? { TP: 0, FP: 0, TN: 0, FN: 0 });
      const found = asked.map(({ image_id, names, answers }) => [
        image_id,
        names[strategy],
        (answers[strategy] ?? []).map(Number).join(""),
      ]);
      expect(found).toEqual(reference.questions[`${run}/${strategy}`]);
    }
  },
);
