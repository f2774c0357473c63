import { expect, test } from "vitest";
import { jsonLines, temporaryFile } from "../captions/testing/temporary-file.ts";
import { scoreFile } from "./score-file.ts";

const row = (id: number, ...objects: string[]) => ({
  image: `COCO_val2014_${String(id).padStart(12, "0")}.jpg`,
  objects,
});

test("scoreFile() scores by the benchmark of the name, with its defaults and what is given", async () => {
  const groundTruth = await temporaryFile(
    jsonLines(row(1, "dog", "cat", "bus"), row(2, "car", "bed", "cup"), row(3, "dog", "cup")),
  );
  const captions = await temporaryFile(
    jsonLines(
      { image_id: 1, caption: "a dog" },
      { image_id: 2, caption: "a carpet" },
      { image_id: 3, caption: "" },
    ),
  );
  const report = await scoreFile({ benchmark: "opope", captions, groundTruth, options: { seed: "42" } });
  expect(report).toMatchObject({ benchmark: "opope", version: 1, n: 2 });
  expect(report.metrics).toMatchObject({ recall: 2 / 6, precision: 1 });
  expect(report.settings).toMatchObject({ seed: 42, match: "halc-substring" });
  expect(report.exclusions).toEqual([
    { reason: "the image has fewer than three objects", count: 1, examples: ["3"] },
  ]);
});

test("scoreFile() refuses unknown benchmarks and options", async () => {
  await expect(scoreFile({ benchmark: "chairs", captions: "" })).rejects.toThrow('the nearest is "chair"');
  const options = { frontend: "pattern" };
  await expect(scoreFile({ benchmark: "chair", captions: "", options })).rejects.toThrow(
    'the nearest is "frontEnd"',
  );
});
