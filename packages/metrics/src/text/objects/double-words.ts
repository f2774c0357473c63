const animals = "bird cat dog horse sheep cow elephant bear zebra giraffe animal cub".split(" ");
const vehicles = ["jet", "train"];

/** Two words that count as one, and the one. */
export type DoubleWords = ReadonlyMap<string, string>;

/**
 * The double words of CHAIR's code and its descendants: those given stand for themselves; a "baby elephant" is no
 * person, a "passenger jet" neither.
 */
export function doubleWordsWith(kept: Iterable<string>): DoubleWords {
  return new Map([
    ...[...kept].map((words) => [words, words] as const),
    ...animals.flatMap((animal) =>
      [`baby ${animal}`, `adult ${animal}`].map((words) => [words, animal] as const),
    ),
    ...vehicles.map((vehicle) => [`passenger ${vehicle}`, vehicle] as const),
    ["bow tie", "tie"],
    ["toilet seat", "toilet"],
    ["wine glas", "wine glass"],
  ]);
}
