/** Coefficients of Stirling's series, of 1/x, 1/x³, …; six leave an error below 1e-15 from 10 on. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360];

/** Natural logarithm of the gamma function, for x > 0. */
export function logGamma(x: number): number {
  let [shifted, product] = [x, 1];
  for (; shifted < 10; shifted++) product *= shifted;
  const series = stirling.reduceRight((sum, coefficient) => sum / shifted ** 2 + coefficient, 0) / shifted;
  const main = (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI);
  return main + series - Math.log(product);
}
