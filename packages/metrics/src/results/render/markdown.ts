import { formatEstimate } from "../format-value.ts";
import type { Results } from "../results.ts";
import type { CellResult } from "../sweep-results.ts";
import { footnotes, isPartial } from "./footnotes.ts";
import { groupResults, type ResultGroup } from "./group-results.ts";

/** A heading and a table for each model and benchmark, best values in bold, each with its verdict and footnotes. */
export function renderMarkdown(results: Results): string {
  const blocks = groupResults(results).map((group) =>
    [
      `## ${escaped(`${results.sweep.name}: ${group.model} on ${group.benchmark.name}`)}`,
      grid(group),
      ...(group.sentence === null ? [] : [escaped(group.sentence)]),
      ["Bold marks the best value.", ...footnotes(group, results.settings)].join(" "),
    ].join("\n\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}

function grid(group: ResultGroup): string {
  const metrics = Object.entries(group.benchmark.metrics);
  const hasPartial = group.cells.some(isPartial);
  const captions = (text: string) => (hasPartial ? [text] : []);
  const head = ["Setting", ...captions("Captions"), ...metrics.map(([, { title }]) => escaped(title))];
  const rows = group.cells.map((cell) => [
    escaped(cell.label),
    ...captions(`${cell.n}/${cell.expected}`),
    ...metrics.map(([key]) => value(group, cell, key)),
  ]);
  const aligns = head.map((_, column) => (column === 0 ? ":--" : "--:"));
  return [head, aligns, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function value({ benchmark, isBest }: ResultGroup, cell: CellResult, key: string): string {
  const estimate = cell.metrics[key] ?? { value: null, low: null, high: null };
  const text = formatEstimate(estimate, benchmark.metrics[key]?.unit ?? "%");
  return isBest(cell, key) ? `**${text}**` : text;
}

/** Letters that Markdown would take for markup; brackets stay, as nothing defines a link's target. */
const escaped = (text: string): string => text.replaceAll(/[\\|*_`<]/g, "\\$&");
