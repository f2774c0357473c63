import type { AmberTruth } from "./annotations.ts";
import type { Relation } from "./relation.ts";
import type { AreSimilar } from "./similarity.ts";

/** What AMBER knows beside one image's truth. */
export interface AmberWords {
  readonly relation: Relation;
  readonly vocabulary: ReadonlySet<string>;
  readonly safeWords: ReadonlySet<string>;
  readonly areSimilar: AreSimilar;
}

/** AMBER's verdict on one response. */
export interface JudgedResponse {
  /** The nouns of the vocabulary, in order, repeats kept. */
  readonly kept: readonly string[];
  /** Per kept noun: whether it is hallucinated. */
  readonly hallucinated: readonly boolean[];
  /** Per object in the image: whether the response named it. */
  readonly covered: readonly boolean[];
  /** Per object that is likely to be hallucinated: whether the response named it. */
  readonly cogitated: readonly boolean[];
}

/** A word that counts as naming an object: `owner` is the object's place. */
interface Name {
  readonly word: string;
  readonly owner: number;
}

/** Judges the nouns of a response as AMBER's inference.py does. */
export function judgeNouns(nouns: readonly string[], truth: AmberTruth, words: AmberWords): JudgedResponse {
  const kept = nouns.filter((noun) => words.vocabulary.has(noun));
  const shown = namesOf(truth.truth, words.relation);
  const absent = namesOf(truth.hallu, words.relation);
  const covered = truth.truth.map(() => false);
  const cogitated = truth.hallu.map(() => false);
  const judge = (noun: string): boolean => {
    if (words.safeWords.has(noun)) return false;
    const same = ({ word }: Name) => word === noun;
    const similar = ({ word }: Name) => words.areSimilar(noun, word);
    if (credit(covered, shown.find(same))) return false;
    credit(cogitated, absent.find(same));
    credit(cogitated, absent.find(similar));
    return !credit(covered, shown.find(similar));
  };
  return { kept, hallucinated: kept.map(judge), covered, cogitated };
}

/** Associated words of all objects stand before the objects themselves: a noun credits the first name that fits. */
function namesOf(objects: readonly string[], relation: Relation): Name[] {
  const associated = objects.flatMap((object, owner) =>
    (relation.get(object) ?? []).map((word) => ({ word, owner })),
  );
  return [...associated, ...objects.map((word, owner) => ({ word, owner }))];
}

function credit(objects: boolean[], name: Name | undefined): boolean {
  if (name === undefined) return false;
  objects[name.owner] = true;
  return true;
}
