import { createHash } from "node:crypto";
import { join } from "node:path";
import { BenchmarkDataError } from "../../errors.ts";
import { readDataFile } from "../read-data-file.ts";
import { type AmberAnnotations, parseAnnotations } from "./annotations.ts";
import type { AmberWords } from "./judge-nouns.ts";
import { parseRelation, type Relation, vocabularyOf } from "./relation.ts";
import { parseSafeWords } from "./safe-words.ts";
import { exactMatch } from "./similarity.ts";
import { parseSimilarityTable } from "./similarity-table.ts";

/** AMBER's generative data, read and checked. */
export interface AmberData extends AmberWords {
  readonly annotations: AmberAnnotations;
  /** The spaCy model behind the similarity table; null for exact matches only. */
  readonly similarityModel: string | null;
  /** SHA-256 of each file that was read, by its role. */
  readonly hashes: Readonly<Record<string, string>>;
}

const advice =
  "Name the folder data/ of github.com/junyangwang0410/AMBER: annotations.json, relation.json and safe_words.txt.";

/** Reads AMBER's data folder and, where a path is given, a similarity table. Throws BenchmarkDataError. */
export async function loadAmber(folder: string, similarity?: string): Promise<AmberData> {
  const hashes: Record<string, string> = {};
  const read = async (role: string, path: string, help: string) => {
    const bytes = await readDataFile(path, help);
    hashes[role] = createHash("sha256").update(bytes).digest("hex");
    return bytes.toString("utf8");
  };
  const annotationsPath = join(folder, "annotations.json");
  const annotations = parseAnnotations(await read("annotations", annotationsPath, advice), annotationsPath);
  const relationPath = join(folder, "relation.json");
  const relation = parseRelation(await read("relation", relationPath, advice), relationPath);
  const safeWords = parseSafeWords(await read("safeWords", join(folder, "safe_words.txt"), advice));
  checkObjects(annotationsPath, annotations, relation);
  const vocabulary = vocabularyOf(relation);
  const words = { annotations, relation, safeWords, vocabulary: new Set(vocabulary), hashes };
  if (similarity === undefined) return { ...words, areSimilar: exactMatch, similarityModel: null };
  const help = "Make the table as benchmarks/amber/README.md shows, or leave it out for exact matches only.";
  const table = parseSimilarityTable(await read("similarity", similarity, help), similarity, vocabulary);
  return { ...words, areSimilar: table.areSimilar, similarityModel: table.model };
}

function checkObjects(path: string, annotations: AmberAnnotations, relation: Relation): void {
  for (const [id, record] of annotations) {
    const unknown = [...(record?.truth ?? []), ...(record?.hallu ?? [])].find((word) => !relation.has(word));
    if (unknown === undefined) continue;
    const message = `Cannot read "${path}": record ${id} names "${unknown}", which relation.json does not have`;
    throw new BenchmarkDataError(message, "Take both files from the same commit of AMBER.");
  }
}
