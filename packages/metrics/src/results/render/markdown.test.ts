import { expect, test } from "vitest";
import { cellResult, resultsOf, threeCells } from "../testing/results.ts";
import { renderMarkdown } from "./markdown.ts";

test("renderMarkdown() is a heading, a table with the best values in bold, the verdict and the footnotes", () => {
  expect(renderMarkdown(resultsOf(threeCells.slice(0, 2)))).toBe(`## quickstart: m on scenes

| Setting | CHAIR\\_S | CHAIR\\_I | Recall | Precision | F1 | Length |
| :-- | --: | --: | --: | --: | --: | --: |
| greedy | 42.0 [21.0, 44.6] | 8.0 [4.0, 8.5] | 96.2 [48.1, 102.3] | **90.9 [45.5, 96.6]** | **93.8 [46.9, 99.6]** | 68.2 [34.1, 72.5] |
| kvsmooth 0.5 [3,8) | **39.0 [19.5, 41.4]** | **7.5 [3.8, 8.0]** | **96.6 [48.3, 102.6]** | 90.4 [45.2, 96.0] | 93.4 [46.7, 99.2] | 74.8 [37.4, 79.4] |

No setting beats greedy.

Bold marks the best value. In percent, Length in tokens. In brackets: 95 % intervals, percentile bootstrap over images (10000 resamples, seed 1).
`);
});

test("renderMarkdown() escapes what would be markup", () => {
  expect(renderMarkdown(resultsOf([cellResult("a|b_c*d", [0.5])]))).toContain("| a\\|b\\_c\\*d |");
});

test("renderMarkdown() counts captions where some are missing", () => {
  const markdown = renderMarkdown(resultsOf([cellResult("b", [0.5], { n: 9, done: 9 })]));
  expect(markdown).toContain("| b | 9/200 | ");
  expect(markdown).toContain("Incomplete: 1 cell misses captions (191 pending).");
});
