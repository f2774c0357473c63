import { distance } from "fastest-levenshtein";

/** `unknown key "lambdaRf" (did you mean "lambdaRef"?)`; without the question where no known key is near. */
export function unknownKey(key: string, known: readonly string[]): string {
  return `unknown key "${key}" (${hint(key, known)})`;
}

/** The known name nearest to the given one, or the list of all where none is near. */
export function hint(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? `known: ${known.join(", ")}` : `did you mean "${near}"?`;
}

function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(fold(name), fold(candidate)) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best !== undefined && best.edits <= Math.max(1, name.length / 3) ? best.candidate : undefined;
}

// lambda_ref and LAMBDAREF are lambdaRef to whoever wrote them.
function fold(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, "");
}
