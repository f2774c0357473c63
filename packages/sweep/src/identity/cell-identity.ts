import type { Json } from "./canonical-json.ts";
import { canonicalJson } from "./canonical-json.ts";
import { sha256 } from "./sha256.ts";

/** What computes: captions of two engines are never mixed in a cell. */
export interface Engine {
  /** Rises whenever the same weights and options could give other tokens. */
  readonly version: string;
  /** The execution provider, such as "cpu" or "cuda". */
  readonly provider: string;
  /** What is computed in, such as "float32". */
  readonly dtype: string;
}

/** All that is known of a cell. What matters to a caption and what does not stand here together. */
export interface CellDescription {
  readonly [field: string]: Json | undefined;
}

export interface CellIdentity {
  /** SHA-256 of `identity` as canonical JSON. */
  readonly id: string;
  readonly identity: Record<string, unknown>;
}

/** The only fields of a cell's description that cannot change a caption. All others are hashed, new ones included. */
const excluded: ReadonlySet<string> = new Set(["label", "model.name", "model.folder", "benchmark.sampleIds"]);

/** Hashes a cell's description without the fields that are excluded by name. */
export function cellIdentity(description: CellDescription): CellIdentity {
  const identity = withoutExcluded(description, "");
  return { id: sha256(canonicalJson(identity)), identity };
}

/** Identities of cells that differ in one field's value. */
export interface CellIdentities {
  readonly id: (value: Json) => string;
  readonly identity: (value: Json) => CellIdentity["identity"];
}

/** `cellIdentity` of many cells that differ in one field, of which nothing is excluded: all else is written once. */
export function cellIdentities(common: CellDescription, field: string): CellIdentities {
  const shared = withoutExcluded(common, "");
  const members = Object.keys(shared)
    .sort()
    .map((key) => ({ key, text: canonicalJson({ [key]: shared[key] }).slice(1, -1) }));
  const before = members.filter(({ key }) => key < field).map(({ text }) => `${text},`);
  const after = members.filter(({ key }) => key > field).map(({ text }) => `,${text}`);
  const [start, end] = [`{${before.join("")}${JSON.stringify(field)}:`, `${after.join("")}}`];
  return {
    id: (value) => sha256(start + canonicalJson(value) + end),
    identity: (value) => ({ ...shared, [field]: value }),
  };
}

function withoutExcluded(object: { readonly [key: string]: Json | undefined }, prefix: string) {
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) {
    const path = `${prefix}${key}`;
    if (value === undefined || excluded.has(path)) continue;
    kept[key] = isObject(value) ? withoutExcluded(value, `${path}.`) : value;
  }
  return kept;
}

function isObject(value: Json): value is { readonly [key: string]: Json | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
