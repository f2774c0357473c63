import { type Document, LineCounter, parseDocument } from "yaml";
import { SweepFileError } from "../errors.ts";
import { type IssuePlace, issuePlace } from "./issue-place.ts";
import { SweepFile } from "./sweep-file.ts";
import { placeAt, type SweepSource, sweepSource } from "./sweep-source.ts";

export interface ParsedSweepFile {
  readonly file: SweepFile;
  readonly source: SweepSource;
}

/** Larger files are refused unread. */
const maxBytes = 1_000_000;

/** Aliases may repeat a list here and there; an alias bomb repeats itself. */
const maxAliases = 100;

const tooDeep = "it is nested too deeply";

/** Reads a sweep file's text; `name` is the file's, for messages. Throws SweepFileError with line and column. */
export function parseSweepFile(text: string, name: string): ParsedSweepFile {
  const start = { file: name, line: 1, column: 1 };
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) throw new SweepFileError(start, `it has ${bytes} bytes, more than ${maxBytes}`);
  const parsed = parseYaml(text, name);
  const source = sweepSource(name, text, parsed);
  const value = plainValue(parsed.doc, name);
  if (value === null || value === undefined) throw new SweepFileError(start, "the file is empty");
  const result = SweepFile.safeParse(value);
  if (result.success) return { file: result.data, source };
  const { place, problem } = firstIssue(result.error.issues.map((issue) => issuePlace(issue, value, source)));
  throw new SweepFileError(place, problem, { cause: result.error });
}

function parseYaml(text: string, name: string): { doc: Document; lines: LineCounter } {
  const lines = new LineCounter();
  const doc = deepFails(name, () => parseDocument(text, { lineCounter: lines, prettyErrors: false }));
  const [problem] = [...doc.errors, ...doc.warnings];
  if (problem === undefined) return { doc, lines };
  // The parser is recursive, and reports an overflow of its stack like any other problem.
  const message = problem.message.includes("call stack") ? tooDeep : problem.message;
  throw new SweepFileError(placeAt(name, lines, problem.pos[0]), message, { cause: problem });
}

function plainValue(doc: Document, name: string): unknown {
  try {
    return deepFails(name, () => doc.toJS({ maxAliasCount: maxAliases }));
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    const problem = `its aliases repeat more than ${maxAliases} nodes`;
    throw new SweepFileError({ file: name, line: 1, column: 1 }, problem, { cause });
  }
}

function deepFails<Value>(name: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new SweepFileError({ file: name, line: 1, column: 1 }, tooDeep, { cause });
  }
}

/** The first in the file; but a mistyped key before the key that is missing for it. */
function firstIssue(issues: readonly IssuePlace[]): IssuePlace {
  const [first] = [...issues].sort(
    (a, b) =>
      Number(b.isUnknownKey) - Number(a.isUnknownKey) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column,
  );
  if (first === undefined) throw new TypeError("Cannot report an error without an issue");
  return first;
}
