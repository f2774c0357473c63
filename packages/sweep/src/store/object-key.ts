import { StoreError } from "../errors.ts";

const segment = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** The key itself, when it is one that stays inside every store. Throws StoreError. */
export function objectKey(key: string): string {
  if (key.split("/").every((part) => segment.test(part))) return key;
  throw new StoreError(
    { path: key, code: "" },
    `Cannot use object key "${key}": its parts must begin with a letter, a digit or "_", and hold only those, "." and "-"`,
  );
}
