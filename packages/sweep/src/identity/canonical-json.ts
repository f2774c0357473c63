/** A value that JSON can carry without loss. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/**
 * JSON with one spelling for every value, after RFC 8785: keys sorted by UTF-16 code units, numbers as ECMAScript
 * prints them, no spaces. Keys whose value is undefined are left out. Throws TypeError for NaN and infinities.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "number") return canonicalNumber(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  return canonicalObject(value);
}

function canonicalNumber(value: number): string {
  if (Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError(`Cannot write canonical JSON: ${value} is no JSON number`);
}

function canonicalObject(object: { readonly [key: string]: Json | undefined }): string {
  const members = Object.keys(object)
    .sort()
    .flatMap((key) => {
      const value = object[key];
      return value === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(value)}`];
    });
  return `{${members.join(",")}}`;
}

// Array.isArray() does not narrow readonly arrays.
function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
