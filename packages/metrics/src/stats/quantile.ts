/** The quantile at `level` in 0..1 of ascending values, linear between neighbours, as numpy's default. NaN of none. */
export function quantile(sorted: ArrayLike<number>, level: number): number {
  const position = level * (sorted.length - 1);
  const index = Math.max(0, Math.floor(position));
  const low = sorted[index] ?? Number.NaN;
  const high = sorted[index + 1] ?? low;
  const part = position - index;
  // From the nearer neighbour, as numpy does: no result leaves the span between them.
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
}
