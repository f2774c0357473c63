/** P(W ≤ w) of the signed-rank statistic of `n` differences without ties and zeros, under signs as of a coin. */
export function signedRankCdf(w: number, n: number): number {
  const most = (n * (n + 1)) / 2;
  const probabilities = new Float64Array(most + 1);
  probabilities[0] = 1;
  // Each rank goes into the sum or not; downwards, so that none goes in twice.
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = (rank * (rank + 1)) / 2; sum >= 0; sum--) {
      const without = probabilities[sum] ?? 0;
      const withIt = sum >= rank ? (probabilities[sum - rank] ?? 0) : 0;
      probabilities[sum] = (without + withIt) / 2;
    }
  }
  return probabilities.slice(0, Math.max(0, Math.floor(w) + 1)).reduce((total, one) => total + one, 0);
}
