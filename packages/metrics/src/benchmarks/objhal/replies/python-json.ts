import { pythonFloat } from "../../../scoring/python-float.ts";

/** A JSON value as Python's json module reads it: its order of keys and its spelling of numbers are kept. */
export type PythonJson =
  | { readonly kind: "text"; readonly text: string }
  /** A number, true, false or null, as Python's `str` writes it. */
  | { readonly kind: "scalar"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly PythonJson[] }
  | { readonly kind: "dict"; readonly entries: ReadonlyMap<string, PythonJson> };

/** Python's `json.loads`: NaN and Infinity are read. Throws SyntaxError where Python raises. */
export function parsePythonJson(text: string): PythonJson {
  const reader = new Reader(text);
  const value = reader.value();
  reader.end();
  return value;
}

const whitespace = /[ \t\n\r]*/y;
/** Its inside is left to JSON.parse, which refuses what Python refuses. */
const string = /"(?:[^"\\]|\\.)*"/sy;
const number = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const names = /null|true|false|NaN|-?Infinity/y;
const spelling = new Map([
  ["null", "None"],
  ["true", "True"],
  ["false", "False"],
  ["NaN", "nan"],
  ["Infinity", "inf"],
  ["-Infinity", "-inf"],
]);
/** Python's own limit on nesting is near 1,000. */
const deepest = 900;

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): PythonJson {
    this.#match(whitespace);
    if (this.#skip("[")) return { kind: "list", items: this.#inside("]", () => this.value()) };
    if (this.#skip("{")) return { kind: "dict", entries: new Map(this.#inside("}", () => this.#entry())) };
    const text = this.#match(string);
    if (text) return { kind: "text", text: unquote(text[0]) };
    const name = this.#match(names);
    if (name) return { kind: "scalar", text: spelling.get(name[0]) ?? "" };
    const digits = this.#match(number);
    if (digits) return { kind: "scalar", text: numberText(digits) };
    throw this.#broken();
  }

  end(): void {
    this.#match(whitespace);
    if (this.#at < this.#text.length) throw this.#broken();
  }

  #entry(): [string, PythonJson] {
    const key = this.#match(string);
    this.#match(whitespace);
    if (!key || !this.#skip(":")) throw this.#broken();
    return [unquote(key[0]), this.value()];
  }

  #inside<T>(closer: string, read: () => T): T[] {
    if (++this.#depth > deepest) throw this.#broken();
    const items: T[] = [];
    this.#match(whitespace);
    for (let more = !this.#skip(closer); more; more = !this.#skip(closer)) {
      if (items.length > 0 && !this.#skip(",")) throw this.#broken();
      this.#match(whitespace);
      items.push(read());
      this.#match(whitespace);
    }
    this.#depth--;
    return items;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    this.#at += match?.[0].length ?? 0;
    return match;
  }

  #skip(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #broken(): SyntaxError {
    return new SyntaxError(`Cannot parse JSON: it is broken at ${this.#at}`);
  }
}

function unquote(text: string): string {
  return String(JSON.parse(text));
}

function numberText([text, integer = "", fraction, exponent]: RegExpExecArray): string {
  if (fraction === undefined && exponent === undefined) return integer === "-0" ? "0" : integer;
  const value = Number(text);
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Object.is(value, -0) ? "-0.0" : pythonFloat(value);
}
