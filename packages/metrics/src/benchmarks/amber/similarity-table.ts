import { z } from "zod";
import { BenchmarkDataError } from "../../errors.ts";
import { parseDataJson } from "../parse-data-json.ts";
import { type AreSimilar, similarityThreshold } from "./similarity.ts";

const Words = z.union([z.string(), z.array(z.string())]);
const Pair = z.tuple([z.string(), z.string(), z.number()]);
const Pairs = z.object({
  model: z.string().optional(),
  words: Words,
  threshold: z.number().max(similarityThreshold),
  pairs_above: z.array(Pair),
});
const Rows = z.object({
  model: z.string().optional(),
  words: Words,
  scale: z.number().positive(),
  rows: z.array(z.string().regex(/^(-?\d+( -?\d+)*)?$/)),
});
const Table = z.union([Pairs, Rows]);

/** Word pairs of a spaCy model that are above 0.8. */
export interface SimilarityTable {
  /** The model behind it, such as "en_core_web_lg 3.8.0"; "unnamed" where the file does not say. */
  readonly model: string;
  readonly areSimilar: AreSimilar;
}

/**
 * Reads a similarity table over this vocabulary: `pairs_above` as `[a, b, similarity]`, or `rows` of integers above the diagonal.
 * Throws BenchmarkDataError where it is malformed or of another vocabulary.
 */
export function parseSimilarityTable(
  text: string,
  path: string,
  vocabulary: readonly string[],
): SimilarityTable {
  const table = parseDataJson(Table, text, path);
  const words = typeof table.words === "string" ? vocabulary : table.words;
  const known = new Set(words);
  checkKnown(path, vocabulary, { known, reason: "it lacks" });
  const pairs = "rows" in table ? pairsOfRows(path, words, table) : table.pairs_above;
  const keys = new Set<string>();
  for (const [a, b, similarity] of pairs) {
    checkKnown(path, [a, b], { known, reason: "it compares, but does not list," });
    if (similarity > similarityThreshold) keys.add(`${a}\n${b}`).add(`${b}\n${a}`);
  }
  return {
    model: table.model ?? "unnamed",
    areSimilar: (a, b) => a === b || keys.has(`${a}\n${b}`),
  };
}

type Pair = z.infer<typeof Pair>;

function pairsOfRows(path: string, words: readonly string[], { rows, scale }: z.infer<typeof Rows>): Pair[] {
  if (rows.length !== words.length)
    throw mismatch(path, `it has ${rows.length} rows for ${words.length} words`);
  return rows.flatMap((row, i): Pair[] => {
    const values = row === "" ? [] : row.split(" ");
    const others = words.slice(i + 1);
    if (values.length !== others.length) {
      throw mismatch(path, `row ${i} has ${values.length} values instead of ${others.length}`);
    }
    return others.map((other, j) => [words[i] ?? "", other, Number(values[j]) / scale]);
  });
}

function checkKnown(
  path: string,
  words: readonly string[],
  { known, reason }: { readonly known: ReadonlySet<string>; readonly reason: string },
): void {
  const unknown = words.find((word) => !known.has(word));
  if (unknown !== undefined) throw mismatch(path, `${reason} "${unknown}"`);
}

function mismatch(path: string, reason: string): BenchmarkDataError {
  const advice = "Make the table from this relation.json, as benchmarks/amber/README.md shows.";
  return new BenchmarkDataError(`Cannot use similarity table "${path}": ${reason}`, advice);
}
