import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
} from "yaml";
import type { Place } from "../errors.ts";

/** A sweep file's text, and where in it a value stands. */
export interface SweepSource {
  readonly text: string;
  /** The place of a value by its path, such as ["methods", 1, "layers"]; of its nearest ancestor where it is absent. */
  readonly locate: (path: readonly PropertyKey[]) => Place;
  /** The place of a key of the map at the path. */
  readonly locateKey: (path: readonly PropertyKey[], key: string) => Place;
}

/** Places in a parsed YAML document. */
export function sweepSource(
  file: string,
  text: string,
  { doc, lines }: { doc: Document; lines: LineCounter },
): SweepSource {
  const at = (node: Node | null): Place => placeAt(file, lines, node?.range?.[0] ?? 0);
  return {
    text,
    locate: (path) => at(descend(doc, path)),
    locateKey: (path, key) => {
      const parent = descend(doc, path);
      const pair = isMap(parent) ? parent.items.find((item) => keyOf(item) === key) : undefined;
      return at(pair !== undefined && isNode(pair.key) ? pair.key : parent);
    },
  };
}

/** Line and column of an offset in the text, both from 1. */
export function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(1, line), column: Math.max(1, col) };
}

function descend(doc: Document, path: readonly PropertyKey[]): Node | null {
  let node: Node | null = doc.contents;
  for (const part of path) {
    const child = childOf(isAlias(node) ? (node.resolve(doc) ?? null) : node, part);
    if (child === null) return node;
    node = child;
  }
  return node;
}

function childOf(node: Node | null, part: PropertyKey): Node | null {
  if (isSeq(node) && typeof part === "number") return asNode(node.items[part]);
  if (isMap(node)) return asNode(node.items.find((item) => keyOf(item) === String(part))?.value);
  return null;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : "";
}

function asNode(value: unknown): Node | null {
  return isNode(value) ? value : null;
}
