import type { Counts } from "../benchmark.ts";
import type { CountsPair } from "./paired-jackknife.ts";

/** Of how many images both captions, one of them or none shows something. */
export interface Discordance {
  readonly both: number;
  readonly onlyCell: number;
  readonly onlyBaseline: number;
  readonly neither: number;
}

/** Counts images by what their two captions show, such as a hallucinated object. */
export function discordance(pair: CountsPair, shows: (counts: Counts) => boolean): Discordance {
  const count = (ours: boolean, theirs: boolean): number =>
    pair.cell.filter((counts, image) => {
      return shows(counts) === ours && shows(pair.baseline[image] ?? {}) === theirs;
    }).length;
  return {
    both: count(true, true),
    onlyCell: count(true, false),
    onlyBaseline: count(false, true),
    neither: count(false, false),
  };
}
