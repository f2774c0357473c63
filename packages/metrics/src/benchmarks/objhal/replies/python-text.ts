import type { PythonJson } from "./python-json.ts";

/** Python's `f"{value}"`. */
export function pythonText(value: PythonJson): string {
  return value.kind === "text" ? value.text : repr(value);
}

function repr(value: PythonJson): string {
  if (value.kind === "text") return quoted(value.text);
  if (value.kind === "scalar") return value.text;
  if (value.kind === "list") return `[${value.items.map(repr).join(", ")}]`;
  return `{${[...value.entries].map(([key, item]) => `${quoted(key)}: ${repr(item)}`).join(", ")}}`;
}

/** Python's `repr` of a string. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = [...text].map((character) => {
    if (character === quote || character === "\\") return `\\${character}`;
    return unprintable.test(character) ? escaped(character) : character;
  });
  return `${quote}${inner.join("")}${quote}`;
}

const unprintable = /^(?! )[\p{C}\p{Z}]$/u;
const short = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = (length: number) => code.toString(16).padStart(length, "0");
  if (code < 0x100) return short.get(character) ?? `\\x${hex(2)}`;
  return code < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}
