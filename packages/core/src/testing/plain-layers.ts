/** What layers compute, in plain TypeScript: matrices are flat, row by row. */
export const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? Number.NaN), 0);

/** Row i of a matrix of the given width. */
export const rowOf = (matrix: readonly number[], i: number, width: number) =>
  matrix.slice(i * width, (i + 1) * width);

/** x · Wᵀ for each row of x; W is [out, into]. */
export function linearRows(x: readonly number[], w: readonly number[], into: number): number[] {
  const [rows, out] = [x.length / into, w.length / into];
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: out }, (__, o) => dot(rowOf(x, i, into), rowOf(w, o, into))),
  ).flat();
}

export function softmaxOf(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** One head's vector at a position, rotated half by half as LLaMA does it. */
export function rotated(x: readonly number[], position: number, theta: number): number[] {
  const half = x.length / 2;
  const at = (i: number) => x[i] ?? Number.NaN;
  return x.map((value, i) => {
    const angle = position * theta ** ((-2 * (i % half)) / x.length);
    const other = i < half ? -at(i + half) : at(i - half);
    return value * Math.cos(angle) + other * Math.sin(angle);
  });
}

/** Attention of one query over keys and values. */
export function attend(
  q: readonly number[],
  keys: readonly (readonly number[])[],
  values: readonly (readonly number[])[],
): number[] {
  const weights = softmaxOf(keys.map((key) => dot(q, key) / Math.sqrt(q.length)));
  return q.map((_, i) =>
    dot(
      weights,
      values.map((value) => value[i] ?? Number.NaN),
    ),
  );
}
