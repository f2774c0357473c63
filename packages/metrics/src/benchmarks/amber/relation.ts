import { z } from "zod";
import { parseDataJson } from "../parse-data-json.ts";

/** From an object to the words that count as naming it, in the file's order. */
export type Relation = ReadonlyMap<string, readonly string[]>;

/** Reads AMBER's relation.json. Throws BenchmarkDataError where it is malformed. */
export function parseRelation(text: string, path: string): Relation {
  const entries = parseDataJson(z.record(z.string(), z.array(z.string())), text, path);
  return new Map(Object.entries(entries));
}

/** Every word that AMBER looks at, in the order of code points; 418 in the official file. */
export function vocabularyOf(relation: Relation): string[] {
  return [...new Set([...relation].flatMap(([object, words]) => [object, ...words]))].toSorted(byCodePoint);
}

function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
