/**
 * Steps of one run of the decode graph, and positions of one page of a row's cache. Attention sums page by page, so the
 * length is part of the engine's numbers: another one would need another engine version.
 */
export const pageLength = 32;

/** Positions that a row has cached for itself when its last page begins. The prompt's last one is the first. */
export const pastPositions = (maxNewTokens: number) =>
  1 + pageLength * Math.max(0, Math.ceil((maxNewTokens - 1) / pageLength) - 1);
