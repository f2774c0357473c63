/** Tokens as the server counts them, and so as it bills them. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
  readonly total: number;
}

/** No tokens at all. */
export const noTokens: TokenUsage = { input: 0, output: 0, total: 0 };

/** The tokens of all of these. */
export function sumUsage(usages: Iterable<TokenUsage>): TokenUsage {
  let sum = noTokens;
  for (const { input, output, total } of usages) {
    sum = { input: sum.input + input, output: sum.output + output, total: sum.total + total };
  }
  return sum;
}
