/** P(Z ≤ z) of the standard normal distribution; tails to full relative precision. Series of Marsaglia, JSS 11(4), 2004. */
export function normalCdf(z: number): number {
  if (z > 0) return 1 - normalCdf(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return z < -2.5 ? density / inverseMills(-z) : 0.5 + density * series(z);
}

function series(z: number): number {
  let [sum, term] = [0, z];
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    sum += term;
    term *= (z * z) / k;
  }
  return sum;
}

/** Density over tail, by Laplace's continued fraction; 100 terms leave an error below 1e-30 from 2.5 on. */
function inverseMills(z: number): number {
  let fraction = z;
  for (let k = 100; k > 0; k--) fraction = z + k / fraction;
  return fraction;
}
