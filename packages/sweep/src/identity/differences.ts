import { canonicalJson, type Json } from "./canonical-json.ts";

/** Where two values differ: a path such as "method.layers.0", and what either has there; undefined for nothing. */
export interface Difference {
  readonly path: string;
  readonly a: unknown;
  readonly b: unknown;
}

/** All places where two JSON values differ, sorted by path; a part that only one has is one difference. */
export function differences(a: Json | undefined, b: Json | undefined): Difference[] {
  return differencesAt("", a, b);
}

function differencesAt(path: string, a: Json | undefined, b: Json | undefined): Difference[] {
  if (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b)) return [];
  const [partsOfA, partsOfB] = [partsOf(a), partsOf(b)];
  const isAlike = partsOfA !== undefined && partsOfB !== undefined && Array.isArray(a) === Array.isArray(b);
  if (!isAlike) return a === b ? [] : [{ path, a, b }];
  const keys = new Set([...partsOfA.keys(), ...partsOfB.keys()]);
  return [...keys]
    .sort()
    .flatMap((key) =>
      differencesAt(path === "" ? key : `${path}.${key}`, partsOfA.get(key), partsOfB.get(key)),
    );
}

function partsOf(value: Json | undefined): ReadonlyMap<string, Json | undefined> | undefined {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)) : undefined;
}
