/**
 * Steps of one run of the decode graph, and positions of one page of a row's cache. Attention sums page by page, so the
 * length is part of the engine's numbers: another one would need another engine version.
 */
export const pageLength = 32;
