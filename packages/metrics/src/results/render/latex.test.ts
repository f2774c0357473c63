import { expect, test } from "vitest";
import { cellResult, resultsOf, threeCells } from "../testing/results.ts";
import { renderLatex } from "./latex.ts";

test("renderLatex() is a booktabs table, best values bold and second best underlined", () => {
  expect(renderLatex(resultsOf(threeCells))).toBe(String.raw`% quickstart, by kvsweep
% \usepackage{booktabs}

% No setting beats greedy.
\begin{table}
  \centering
  \caption{quickstart: m on scenes. Best values bold, second best underlined. In percent, Length in tokens.}
  \label{tab:quickstart-m-scenes}
  \begin{tabular}{lrrrrrr}
    \toprule
    Setting & CHAIR\textsubscript{S} $\downarrow$ & CHAIR\textsubscript{I} $\downarrow$ & Recall $\uparrow$ & Precision $\uparrow$ & F1 $\uparrow$ & Length \\
    \midrule
    greedy & \underline{42.0} & 8.0 & \underline{96.2} & \textbf{90.9} & \textbf{93.8} & 68.2 \\
    kvsmooth 0.5 [3,8) & \textbf{39.0} & \underline{7.5} & \textbf{96.6} & \underline{90.4} & \underline{93.4} & 74.8 \\
    constant 0.7 [3,8) & \textbf{39.0} & \textbf{7.1} & 94.6 & 89.3 & 91.9 & 76.0 \\
    \bottomrule
  \end{tabular}
\end{table}
`);
});

test("renderLatex() writes intervals where they are asked for, and says what they are", () => {
  const latex = renderLatex(resultsOf(threeCells), { intervals: true });
  expect(latex).toContain(String.raw`greedy & \underline{42.0} {\scriptsize [21.0, 44.6]} & 8.0 {`);
  expect(latex).toContain(String.raw`In brackets: 95 \% intervals, percentile bootstrap over images (`);
});

test("renderLatex() escapes names, and keeps a label's first letter from the line break before it", () => {
  const cells = [cellResult("greedy_50%", [0.5]), cellResult("[3,8)", [0.4]), cellResult("*", [0.3])];
  const latex = renderLatex(resultsOf(cells));
  expect(latex).toContain(String.raw`    greedy\_50\% & 50.0`);
  expect(latex).toContain(`\n    {}[3,8) & `);
  expect(latex).toContain(`\n    {}* & `);
});

test("renderLatex() counts captions where some are missing, and has a dash where there is no value", () => {
  const empty = cellResult("b", [], { done: 0, n: 0, samplesHash: null, metrics: {} });
  const latex = renderLatex(resultsOf([...threeCells, empty]));
  expect(latex).toContain(String.raw`\begin{tabular}{lrrrrrrr}`);
  expect(latex).toContain(String.raw`    b & 0/200 & - & - & - & - & - & - \\`);
  expect(latex).toContain("Incomplete: 1 cell misses captions (200 pending).}");
});

test("renderLatex() gives each model a table", () => {
  const other = cellResult("greedy", [0.5], { model: "m_2", cellId: "other" });
  const latex = renderLatex(resultsOf([...threeCells, other]));
  expect(latex.match(/\\begin\{table\}/g)).toHaveLength(2);
  expect(latex).toContain(String.raw`\caption{quickstart: m\_2 on scenes.`);
  expect(latex).toContain(String.raw`\label{tab:quickstart-m-2-scenes}`);
});
