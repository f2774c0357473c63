import type { Results } from "../results.ts";
import { renderCsv } from "./csv.ts";
import { renderJson } from "./json.ts";
import { type LatexOptions, renderLatex } from "./latex.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderTable, type TableOptions } from "./table.ts";

/** How results can be printed. Parquet is no text: `renderParquet` writes it. */
export type ResultsFormat = "table" | "json" | "csv" | "markdown" | "latex";

/** Each option is of the format that its name says; others don't look at it. */
export interface RenderOptions extends TableOptions, LatexOptions {}

const renderers: Readonly<Record<ResultsFormat, (results: Results, options: RenderOptions) => string>> = {
  table: renderTable,
  json: renderJson,
  csv: renderCsv,
  markdown: renderMarkdown,
  latex: renderLatex,
};

/** Every format, for help texts. */
export const resultsFormats: readonly ResultsFormat[] = ["table", "json", "csv", "markdown", "latex"];

/** Prints results, a newline at the end; byte for byte the same for the same results. */
export function renderResults(results: Results, format: ResultsFormat, options: RenderOptions = {}): string {
  return renderers[format](results, options);
}
