/** Splits a list, in order, into the fewest parts of at most `size`, whose lengths differ by at most one. */
export function evenParts<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / Math.max(1, size));
  const bound = (part: number) => Math.ceil((part * list.length) / count);
  return Array.from({ length: count }, (_, part) => list.slice(bound(part), bound(part + 1)));
}
