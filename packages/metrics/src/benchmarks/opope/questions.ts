import { BenchmarkDataError } from "../../errors.ts";
import { PythonRandom } from "../../stats/python-random.ts";
import type { ObjectRow } from "./object-rows.ts";
import { objectStatistics } from "./object-statistics.ts";

/** How the objects that an image lacks are chosen: at random, by how frequent they are, by what they are seen beside. */
export const strategies = ["random", "popular", "adversarial"] as const;

/** How the objects that an image lacks are chosen. */
export type Strategy = (typeof strategies)[number];

/** Questions about an image: three objects that it shows and three that it lacks, in turns, as HALC orders them. */
export interface ImageQuestions {
  readonly id: string;
  readonly names: readonly string[];
}

/** How many objects of an image are asked for. */
export const askedObjects = 3;

/**
 * HALC's questions about these images, each with three objects or more; `seed` is Python's. Throws BenchmarkDataError
 * where an image has no third object to lack: the official code searches for one without end.
 */
export function askQuestions(rows: readonly ObjectRow[], strategy: Strategy, seed: number): ImageQuestions[] {
  const random = new PythonRandom(seed);
  const { names, popular, beside } = objectStatistics(rows);
  const candidates = (shown: string) => {
    if (strategy === "random") return [];
    return strategy === "popular" ? popular : beside(shown);
  };
  return rows.map(({ id, objects }) => {
    const asked: string[] = [];
    const isFree = (name: string) => !asked.includes(name) && !objects.includes(name);
    for (const shown of objects.slice(0, askedObjects)) {
      asked.push(shown);
      if (!names.some(isFree)) throw noneFree(id);
      let lacking = candidates(shown).find(isFree) ?? random.choice(names);
      while (!isFree(lacking)) lacking = random.choice(names);
      asked.push(lacking);
    }
    return { id, names: asked };
  });
}

function noneFree(id: string): BenchmarkDataError {
  const message = `Cannot ask about image ${id}: every object of the file is shown in it or has been asked for`;
  return new BenchmarkDataError(message, "Score more images, so that there are more objects.");
}
