import type { Results } from "../results.ts";
import { renderCsv } from "./csv.ts";
import { renderJson } from "./json.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderTable, type TableOptions } from "./table.ts";

const renderers = { table: renderTable, json: renderJson, csv: renderCsv, markdown: renderMarkdown } as const;

/** How results can be printed. */
export type ResultsFormat = keyof typeof renderers;

/** Every format, for help texts. */
export const resultsFormats: readonly ResultsFormat[] = ["table", "json", "csv", "markdown"];

/** Prints results, a newline at the end; byte for byte the same for the same results. Options are of tables only. */
export function renderResults(results: Results, format: ResultsFormat, options: TableOptions = {}): string {
  return renderers[format](results, options);
}
