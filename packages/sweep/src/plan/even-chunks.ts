/** Splits a list, in order, into the fewest chunks of at most `size`, whose lengths differ by at most one. */
export function evenChunks<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size);
  const bound = (index: number) => Math.ceil((index * list.length) / count);
  return Array.from({ length: count }, (_, index) => list.slice(bound(index), bound(index + 1)));
}
