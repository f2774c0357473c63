import type { Metric } from "../../benchmark.ts";
import { formatValue } from "../format-value.ts";
import type { Results } from "../results.ts";
import type { CellResult } from "../sweep-results.ts";
import { escapeLatex } from "./escape-latex.ts";
import { footnotes, isPartial } from "./footnotes.ts";
import { groupResults, type ResultGroup } from "./group-results.ts";
import { secondBest } from "./second-best.ts";

export interface LatexOptions {
  /** Small intervals behind the values. Default false. */
  readonly intervals?: boolean;
}

/** A booktabs table for each model and benchmark: best values bold, second best underlined, the verdict as a comment. */
export function renderLatex(results: Results, { intervals = false }: LatexOptions = {}): string {
  const tables = groupResults(results).map((group) =>
    [
      ...(group.sentence === null ? [] : [`% ${group.sentence}`]),
      String.raw`\begin{table}`,
      String.raw`  \centering`,
      String.raw`  \caption{${caption(results, group, intervals)}}`,
      String.raw`  \label{tab:${slug(results.sweep.name, group)}}`,
      ...tabular(group, intervals).map((line) => `  ${line}`),
      String.raw`\end{table}`,
    ].join("\n"),
  );
  const head = [`% ${results.sweep.name}, by kvsweep`, String.raw`% \usepackage{booktabs}`].join("\n");
  return `${[head, ...tables].join("\n\n")}\n`;
}

function caption({ sweep, settings }: Results, group: ResultGroup, intervals: boolean): string {
  const title = `${sweep.name}: ${group.model} on ${group.benchmark.name}.`;
  const notes = footnotes(group, intervals ? settings : null);
  return escapeLatex([title, "Best values bold, second best underlined.", ...notes].join(" "));
}

const slug = (sweep: string, { model, benchmark }: ResultGroup): string =>
  [sweep, model, benchmark.name].join("-").replaceAll(/[^A-Za-z0-9]+/g, "-");

function tabular(group: ResultGroup, intervals: boolean): string[] {
  const metrics = Object.entries(group.benchmark.metrics);
  const hasPartial = group.cells.some(isPartial);
  const captions = (text: string) => (hasPartial ? [text] : []);
  const head = ["Setting", ...captions("Captions"), ...metrics.map(([, metric]) => heading(metric))];
  const write = valueWriter(group, intervals);
  const rows = group.cells.map((cell) => [
    label(cell),
    ...captions(`${cell.n}/${cell.expected}`),
    ...metrics.map(([key, metric]) => write(cell, key, metric)),
  ]);
  return [
    String.raw`\begin{tabular}{l${"r".repeat(head.length - 1)}}`,
    String.raw`  \toprule`,
    row(head),
    String.raw`  \midrule`,
    ...rows.map(row),
    String.raw`  \bottomrule`,
    String.raw`\end{tabular}`,
  ];
}

const row = (cells: readonly string[]): string => String.raw`  ${cells.join(" & ")} \\`;

/** "CHAIR_S" with its S lowered, and an arrow to where it is better. */
function heading({ title, better }: Metric): string {
  const [, stem = title, index] = /^(.+)_(\w+)$/.exec(title) ?? [];
  const text = escapeLatex(stem) + (index === undefined ? "" : String.raw`\textsubscript{${index}}`);
  if (better === "neither") return text;
  return `${text} $\\${better === "lower" ? "downarrow" : "uparrow"}$`;
}

/** `\\` takes a bracket or a star that follows it, be it on the next line, for its own argument. */
function label(cell: CellResult): string {
  const text = escapeLatex(cell.label);
  return /^[[*]/.test(text) ? `{}${text}` : text;
}

function valueWriter(group: ResultGroup, intervals: boolean) {
  const metrics = Object.entries(group.benchmark.metrics);
  const seconds = new Map(metrics.map(([key, metric]) => [key, secondBest(group.cells, key, metric)]));
  return (cell: CellResult, key: string, { unit }: Metric): string => {
    const { value, low, high } = cell.metrics[key] ?? { value: null, low: null, high: null };
    const text = marked(formatValue(value, unit), {
      isBest: group.isBest(cell, key),
      isSecond: seconds.get(key)?.has(cell.cellId) ?? false,
    });
    if (!intervals || low === null || high === null) return text;
    return String.raw`${text} {\scriptsize [${formatValue(low, unit)}, ${formatValue(high, unit)}]}`;
  };
}

function marked(
  text: string,
  { isBest, isSecond }: { readonly isBest: boolean; readonly isSecond: boolean },
) {
  if (isBest) return String.raw`\textbf{${text}}`;
  return isSecond ? String.raw`\underline{${text}}` : text;
}
