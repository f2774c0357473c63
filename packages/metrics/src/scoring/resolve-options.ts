import { nearest } from "../text/nearest.ts";
import type { FileScorer } from "./file-scorer.ts";
import { ScoringError } from "./scoring-error.ts";

/** Every option of a scorer that is given or has a default. Throws ScoringError for a name or a value that it doesn't have. */
export function resolveOptions(
  { name: scorer, options }: Pick<FileScorer, "name" | "options">,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const resolved: Record<string, string> = {};
  for (const [name, option] of Object.entries(options))
    if (option.default !== undefined) resolved[name] = option.default;
  for (const [name, value] of Object.entries(given)) {
    const option = options[name];
    if (option === undefined) throw unknownOption(scorer, name, Object.keys(options));
    if (option.values?.includes(value) === false) throw unknownValue(name, value, option.values);
    resolved[name] = value;
  }
  return resolved;
}

function unknownOption(scorer: string, name: string, known: readonly string[]): ScoringError {
  const likely = nearest(name, known);
  const hint = likely === undefined ? "" : `; the nearest is "${likely}"`;
  const message = `Cannot score by ${scorer} with option "${name}": there is none of this name${hint}`;
  const advice =
    known.length === 0 ? "Leave it out: there are no options." : `Use one of: ${known.join(", ")}.`;
  return new ScoringError(message, advice);
}

function unknownValue(name: string, value: string, values: readonly string[]): ScoringError {
  const message = `Cannot score with ${name} "${value}": it is none of the values it may have`;
  return new ScoringError(message, `Use one of: ${values.join(", ")}.`);
}
