/** Which way a coordinate is better. */
export type Direction = "lower" | "higher";

/**
 * Positions of the points that no other dominates, ascending. A point dominates another if it is as good in everything and
 * better in something: equal points stay together. Points with a NaN are in no front.
 */
export function paretoFront(
  points: readonly (readonly number[])[],
  directions: readonly Direction[],
): number[] {
  const costs = points.map((point) => directions.map((one, i) => cost(point[i], one)));
  const order = costs.flatMap((point, position) => (point.some(Number.isNaN) ? [] : [position]));
  const at = (position: number): readonly number[] => costs[position] ?? [];
  order.sort((a, b) => compare(at(a), at(b)));
  // In this order only what came before can dominate, and if any point does, one of the front does.
  const front: number[] = [];
  for (const position of order) {
    if (!front.some((member) => dominates(at(member), at(position)))) front.push(position);
  }
  return front.sort((a, b) => a - b);
}

const cost = (value = Number.NaN, direction: Direction): number => (direction === "lower" ? value : -value);

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, k) => value !== b[k]);
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
}

/** For a point that `compare` puts no later: then it is better in something unless the two are equal. */
function dominates(a: readonly number[], b: readonly number[]): boolean {
  let better = false;
  for (let i = 0; i < a.length; i++) {
    const [ours = 0, theirs = 0] = [a[i], b[i]];
    if (ours > theirs) return false;
    if (ours < theirs) better = true;
  }
  return better;
}
