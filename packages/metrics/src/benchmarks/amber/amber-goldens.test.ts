import { expect, test } from "vitest";
import { amberCounts } from "./amber-counts.ts";
import { officialPercentages } from "./amber-metrics.ts";
import { judgeNouns } from "./judge-nouns.ts";
import { loadAmber } from "./load-amber.ts";
import { responseNouns } from "./response-nouns.ts";
import { amberFolder, expectedWith, punkt, responses } from "./testing/goldens.ts";

const bits = (flags: readonly boolean[]) => flags.map(Number);

test.skipIf(!amberFolder || !punkt).each([
  ["identity", undefined],
  ["random", "similarity_random.json"],
  ["en_core_web_md-3.8.0", "similarity_en_core_web_md-3.8.0.json"],
])("AMBER judges 60 responses as inference.py does, to the last bit, with table %s", async (name, table) => {
  const data = await loadAmber(amberFolder ?? "", table && `${amberFolder}/${table}`);
  const expected = expectedWith(name);
  const counts = responses().map(({ id, response }, i) => {
    const nouns = responseNouns(response, punkt && { punkt });
    const judged = judgeNouns(nouns, data.annotations.get(id) ?? { truth: [], hallu: [] }, data);
    expect({
      id,
      nouns,
      kept: judged.kept,
      flags: bits(judged.hallucinated),
      cover: bits(judged.covered),
      cog: bits(judged.cogitated),
    }).toEqual(expected.responses[i]);
    return amberCounts(judged);
  });
  expect(officialPercentages(counts)).toEqual(expected.metrics);
});
