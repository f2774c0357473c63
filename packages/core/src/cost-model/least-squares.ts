/** The factor f ≥ 0 for which f·x comes nearest to y; 0 where x says nothing. */
export function fitFactor(x: readonly number[], y: readonly number[]): number {
  const squares = dot(x, x);
  return squares === 0 ? 0 : Math.max(0, dot(x, y) / squares);
}

/**
 * The factors f, g ≥ 0 for which f·first + g·second comes nearest to y. Where the two always go together, nobody can tell
 * them apart: the first then has it all.
 */
export function fitFactors(
  first: readonly number[],
  second: readonly number[],
  y: readonly number[],
): readonly [number, number] {
  const [a, b, c] = [dot(first, first), dot(first, second), dot(second, second)];
  const [p, q] = [dot(first, y), dot(second, y)];
  const determinant = a * c - b * b;
  const alone = [fitFactor(first, y), 0] as const;
  if (determinant <= 1e-9 * a * c) return alone;
  const [f, g] = [(c * p - b * q) / determinant, (a * q - b * p) / determinant];
  if (f >= 0 && g >= 0) return [f, g];
  // The best without a negative factor then lies where one of them is 0.
  const other = [0, fitFactor(second, y)] as const;
  const gain = ([f, g]: readonly [number, number]) =>
    2 * (f * p + g * q) - (f * f * a + 2 * f * g * b + g * g * c);
  return gain(other) > gain(alone) ? other : alone;
}

const dot = (x: readonly number[], y: readonly number[]) =>
  x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0);
