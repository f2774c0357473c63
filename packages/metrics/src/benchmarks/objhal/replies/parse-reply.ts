import { pyStrip } from "../py-strip.ts";
import { type PythonJson, parsePythonJson } from "./python-json.ts";
import { pythonText } from "./python-text.ts";

/** What a reply says: the objects in it; "unreadable", to be asked again; "not a list", on which the official run stops. */
export type ParsedReply = readonly string[] | "unreadable" | "not a list";

/**
 * Reads a reply as Object HalBench's code does: all of it as JSON or, where `["` occurs, its last line. A JSON string
 * gives its letters, an object its keys; members that are no strings are written as Python writes them.
 */
export function parseReply(content: string | null): ParsedReply {
  const value = parsed(content ?? "") ?? (content?.includes('["') ? parsed(lastLine(content)) : undefined);
  if (value === undefined) return "unreadable";
  if (value.kind === "text") return [...value.text];
  if (value.kind === "list") return value.items.map(pythonText);
  return value.kind === "dict" ? [...value.entries.keys()] : "not a list";
}

function lastLine(content: string): string {
  return pyStrip(content).split("\n").at(-1) ?? "";
}

function parsed(text: string): PythonJson | undefined {
  try {
    return parsePythonJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
