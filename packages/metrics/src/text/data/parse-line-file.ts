import { z } from "zod";
import { LanguageDataError } from "./language-data-error.ts";

const Header = z.looseObject({ sections: z.record(z.string(), z.int().nonnegative()) });

/** The sections of what `formatLineFile` wrote, each as its lines. Throws LanguageDataError for anything else. */
export function parseLineFile(text: string, path: string): (section: string) => readonly string[] {
  const lines = text.split("\n");
  const sizes = parseHeader(lines[0] ?? "", path).sections;
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  if (lines.length !== total + 2 || lines.at(-1) !== "")
    throw damaged(path, `it has ${lines.length - 2} lines where its header announces ${total}`);
  let start = 1;
  const sections = new Map<string, readonly string[]>();
  for (const [name, size] of Object.entries(sizes)) {
    sections.set(name, lines.slice(start, start + size));
    start += size;
  }
  return (section) => {
    const found = sections.get(section);
    if (found === undefined) throw damaged(path, `it has no section "${section}"`);
    return found;
  };
}

function parseHeader(line: string, path: string): z.infer<typeof Header> {
  try {
    return Header.parse(JSON.parse(line));
  } catch (cause) {
    throw damaged(path, "its first line is not the header it should be", cause);
  }
}

function damaged(path: string, what: string, cause?: unknown): LanguageDataError {
  const advice = "Restore the file from the repository, or fetch it again with `kvsweep data fetch`.";
  return new LanguageDataError(`Cannot use language data "${path}": ${what}`, advice, { cause });
}
