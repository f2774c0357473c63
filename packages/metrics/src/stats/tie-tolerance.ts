/** Values closer than this are equal: sums in another order move a ratio, or a length in tokens, by less. */
export const tieTolerance = 1e-12;
