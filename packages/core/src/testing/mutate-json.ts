import { z } from "zod";
import { below } from "./uniform.ts";

const Json = z.json();
type Json = z.infer<typeof Json>;

const pool: readonly Json[] = [
  ...[null, true, false, "", "x", "F16", "BF16", "I64", "constructor", "__proto__"],
  ...[-1, 0, 1, 2, 3, 7, 64, 1.5, 1e-300, 1e308, 2 ** 31, 2 ** 53, 999_999_999],
  ...[[], [1], {}, { type: "linear" }, { rope_type: "yarn" }],
];

/** A JSON value with one of its parts replaced, taken away or doubled. */
export function mutateValue(random: () => number, value: unknown): unknown {
  const root = Json.parse(value);
  const places = placesOf(root);
  const place = places[below(random, places.length)];
  return place ? changed(root, place, pool[below(random, pool.length + 1)]) : root;
}

type Place = readonly string[];

function placesOf(value: Json, path: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

/** Without a new value the part goes away. */
function changed(value: Json, [key, ...rest]: Place, to: Json | undefined): Json | undefined {
  if (key === undefined) return to;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([each, inner]) => {
    const next = each === key ? changed(inner, rest, to) : inner;
    return next === undefined ? [] : [[each, next] as const];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

const alphabet = '{}[]":,.-0123456789eE xFIB\\u\n\u0000é';

/** A text with one to three of its characters replaced, taken away, added, or its end cut off. */
export function mutateText(random: () => number, text: string): string {
  let mutated = text;
  for (let left = 1 + below(random, 3); left > 0; left--) {
    const at = below(random, mutated.length);
    const letter = alphabet[below(random, alphabet.length)] ?? "";
    const [before, after] = [mutated.slice(0, at), mutated.slice(at)];
    const kinds = [
      before + letter + after.slice(1),
      before + after.slice(1),
      before + letter + after,
      before,
    ];
    // Cutting off hits rarely: nothing is left to be found behind the cut.
    mutated = kinds[[0, 0, 0, 1, 1, 1, 2, 2, 2, 3][below(random, 10)] ?? 0] ?? mutated;
  }
  return mutated;
}
