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
  return isArray(value) ? canonicalArray(value) : canonicalObject(value);
}

function canonicalNumber(value: number): string {
  if (Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError(`Cannot write canonical JSON: ${value} is no JSON number`);
}

// Native where it can be, and else added up in place: a plan writes millions of small values.
function canonicalArray(values: readonly Json[]): string {
  if (values.every((value) => typeof value === "string")) return JSON.stringify(values);
  let text = "";
  for (const value of values) text += text === "" ? canonicalJson(value) : `,${canonicalJson(value)}`;
  return `[${text}]`;
}

function canonicalObject(object: { readonly [key: string]: Json | undefined }): string {
  let text = "";
  for (const key of Object.keys(object).sort()) {
    const value = object[key];
    if (value === undefined) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(value)}`;
  }
  return `{${text}}`;
}

// Array.isArray() does not narrow readonly arrays.
function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
