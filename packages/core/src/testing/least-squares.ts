/** A line through points, and the standard error of its slope. */
export interface Fit {
  readonly slope: number;
  readonly error: number;
}

export function leastSquares(points: readonly (readonly [x: number, y: number])[]): Fit {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [x0, y0] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0) / spread;
  const rest = points.reduce((sum, [x, y]) => sum + (y - y0 - slope * (x - x0)) ** 2, 0);
  return { slope, error: Math.sqrt(rest / (points.length - 2) / spread) };
}
