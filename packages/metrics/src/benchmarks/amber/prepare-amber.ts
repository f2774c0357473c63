import { loadAmber } from "./load-amber.ts";

/** What is in an AMBER folder, and what it still needs. */
export interface PreparedAmber {
  /** Images of the generative part; 1,004 in the official files. */
  readonly generative: number;
  /** Words that AMBER looks at; 418 in the official files. */
  readonly vocabulary: number;
  /** Whether the three files are those of the official commit, byte for byte. */
  readonly isOfficial: boolean;
  /** The spaCy model behind the similarity table; null where there is none, and scores are then not AMBER's. */
  readonly similarityModel: string | null;
  /** The shell command that makes the table, to be run in the folder. */
  readonly similarityCommand: string;
}

const officialHashes: Readonly<Record<string, string>> = {
  annotations: "db22a436c4836fbb295e60b4e80d519573077579fb7032f01b193c1bd022b797",
  relation: "c4c1491e9bbc3209abc1888c12a1bf8413bdbab8a0d8be04b990a2e7680cf23e",
  safeWords: "f92cf1123f4578a2630832fac3e6ac4de36212ea55859d3bed4fd233723f4043",
};

/** Reads and checks AMBER's data folder, and the similarity table where a path is given. Throws BenchmarkDataError. */
export async function prepareAmber(folder: string, similarity?: string): Promise<PreparedAmber> {
  const { annotations, vocabulary, hashes, similarityModel } = await loadAmber(folder, similarity);
  return {
    generative: [...annotations.values()].filter((record) => record !== null).length,
    vocabulary: vocabulary.size,
    isOfficial: Object.entries(officialHashes).every(([role, hash]) => hashes[role] === hash),
    similarityModel,
    similarityCommand,
  };
}

/** The words of relation.json in pairs, and those that spaCy finds more than 0.8 similar. */
const similarityCommand = `python -c '
import itertools, json, spacy
nlp = spacy.load("en_core_web_lg"); r = json.load(open("relation.json"))
w = sorted({*r, *itertools.chain(*r.values())}); d = {x: nlp(x) for x in w}
p = [(a, b, s) for a, b in itertools.combinations(w, 2) if (s := float(d[a].similarity(d[b]))) > 0.8]
print(json.dumps({"model": "en_core_web_lg " + nlp.meta["version"], "words": w, "threshold": 0.8, "pairs_above": p}))
' > similarity.json`;
