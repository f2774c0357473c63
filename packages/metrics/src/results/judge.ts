import { formatValue } from "./format-value.ts";
import { counted, distance, percent, quantity, superlative } from "./phrases.ts";
import type { Entry, RankedEntry } from "./rank-cells.ts";

/** What a comparison stands on. */
export interface Ground {
  /** Label of the baseline. */
  readonly name: string;
  readonly images: number;
  /** How many intervals were corrected for each other. */
  readonly comparisons: number;
  readonly resamples: number;
  /** Of the intervals before correction, 0..1. */
  readonly confidence: number;
}

/** Fewer images judge nothing: a percentile interval of a handful is far too narrow. */
const fewestImages = 20;

/** A sentence without its full stop, from the entries of each headline metric, best first. */
export function judge(rankings: readonly (readonly RankedEntry[])[], ground: Ground): string {
  const [top] = rankings[0] ?? [];
  if (top === undefined) return `Nothing is judged: no other setting can be compared with ${ground.name}`;
  const doubt = whyNotJudged(ground);
  if (doubt !== null) return `Nothing is judged against ${ground.name} ${doubt}: ${standing(top, ground)}`;
  const better = rankings.map((entries) => entries.filter((one) => one.comparison.outcome === "better"));
  const clean = better.map((entries) => entries.filter((one) => one.loss === null));
  const [winner, ...rest] = clean.find((entries) => entries.length > 0) ?? [];
  if (winner !== undefined) return beats(winner, rest.length, ground);
  const [mixed] = better.find((entries) => entries.length > 0) ?? [];
  if (mixed?.loss) return trades(mixed, mixed.loss, ground);
  const none = `No setting beats ${ground.name} within the intervals`;
  return `${none}: ${standing(top, ground)}, and ${interval(top, ground)}${caveat(top)}`;
}

/** Below one resample in a tail, the interval ends at the outermost resample and is too narrow for what it claims. */
function whyNotJudged({ images, comparisons, resamples, confidence }: Ground): string | null {
  if (images < fewestImages) return `on ${counted(images, "image")}, at least ${fewestImages} are needed`;
  const needed = Math.ceil((2 * comparisons) / (1 - confidence));
  if (resamples >= needed) return null;
  return `with ${resamples} resamples, at least ${needed} are needed for ${counted(comparisons, "comparison")}`;
}

function beats(winner: Entry, others: number, ground: Ground): string {
  const { label, metric, comparison } = winner;
  const lead = `its ${metric.title}, ${quantity(comparison.value, metric.unit)}, is`;
  const far = distance(comparison, metric.unit, ground.name);
  const also = others > 0 ? `; so ${others === 1 ? "does" : "do"} ${counted(others, "other setting")}` : "";
  return `${label} beats ${ground.name}: ${lead} ${far}, and ${interval(winner, ground)}${also}`;
}

function trades(winner: Entry, loss: Entry, ground: Ground): string {
  const won = `${winner.label} has the better ${winner.metric.title}, ${measured(winner, ground)}`;
  const lost = `but the worse ${loss.metric.title}, ${measured(loss, ground)}`;
  const beyond = `both beyond the ${percent(ground.confidence)} intervals${correction(ground)}`;
  return `No setting beats ${ground.name} without a loss: ${won}, ${lost}, ${beyond}`;
}

const measured = ({ metric, comparison }: Entry, { name }: Ground): string =>
  `${quantity(comparison.value, metric.unit)}, ${distance(comparison, metric.unit, name)}`;

function standing({ label, metric, comparison }: Entry, { name }: Ground): string {
  const { value, difference } = comparison;
  const first = metric.better === "lower" ? difference <= 0 : difference >= 0;
  const rank = `the ${superlative(metric)}${first ? "" : ` after ${name}'s`}`;
  return `${rank}, ${quantity(value, metric.unit)} by ${label}, is ${distance(comparison, metric.unit, name)}`;
}

function interval({ metric, comparison }: Entry, ground: Ground): string {
  const ends = [comparison.low, comparison.high].map((end) => formatValue(end, metric.unit));
  const share = percent(ground.confidence);
  return `the ${share} interval of that difference${correction(ground)} runs from ${ends.join(" to ")}`;
}

/** For an interval without 0 that is no outcome all the same. */
function caveat({ comparison: { low, high, differing } }: Entry): string {
  if (low <= 0 && high >= 0) return "";
  return `, but only ${counted(differing, "image")} differ, too few to rule out chance`;
}

const correction = ({ comparisons }: Ground): string =>
  comparisons > 1 ? ` (corrected for ${comparisons} comparisons)` : "";
