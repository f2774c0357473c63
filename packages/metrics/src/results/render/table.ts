import Table from "cli-table3";
import { formatEstimate } from "../format-value.ts";
import type { Results } from "../results.ts";
import type { CellResult } from "../sweep-results.ts";
import { footnotes, isPartial } from "./footnotes.ts";
import { groupResults, type ResultGroup } from "./group-results.ts";

export interface TableOptions {
  /** Rules of "-" instead of "─". Default false. */
  readonly ascii?: boolean;
}

/** A table for each model and benchmark, best values marked with "*", each with its verdict and its footnotes. */
export function renderTable(results: Results, { ascii = false }: TableOptions = {}): string {
  const groups = groupResults(results);
  if (groups.length === 0) return `${results.sweep.name}: no cells\n`;
  const blocks = groups.map((group) =>
    [
      `${results.sweep.name}: ${group.model} on ${group.benchmark.name}`,
      "",
      grid(group, ascii ? "-" : "─"),
      "",
      ...(group.sentence === null ? [] : [group.sentence, ""]),
      '"*" marks the best value.',
      ...footnotes(group, results.settings),
    ].join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}

function grid(group: ResultGroup, rule: string): string {
  const metrics = Object.entries(group.benchmark.metrics);
  const hasPartial = group.cells.some(isPartial);
  const captions = (text: string) => (hasPartial ? [text] : []);
  const head = ["Setting", ...captions("Captions"), ...metrics.map(([, { title }]) => title)];
  const table = new Table({
    head,
    colAligns: head.map((_, column) => (column === 0 ? "left" : "right")),
    chars: rulesOnly(rule),
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  for (const cell of group.cells) {
    const marked = metrics.map(([key, { unit }]) => {
      const text = formatEstimate(cell.metrics[key] ?? absent, unit);
      return group.isBest(cell, key) ? `*${text}` : text;
    });
    table.push([cell.label, ...captions(captionsOf(cell)), ...marked]);
  }
  return table.toString().replaceAll(/ +$/gm, "");
}

const absent = { value: null, low: null, high: null };

const captionsOf = ({ n, expected }: CellResult): string => `${n}/${expected}`;

/** One rule below the head, two spaces between columns: seven columns with intervals in 140 characters. */
function rulesOnly(rule: string) {
  const sides = { left: "", "left-mid": "", right: "", "right-mid": "" };
  const ends = { top: "", "top-mid": "", "top-left": "", "top-right": "" };
  const feet = { bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" };
  return { ...sides, ...ends, ...feet, mid: rule, "mid-mid": rule.repeat(2), middle: "  " };
}
