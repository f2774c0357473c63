/** A sweep for a fleet to work at. */
export interface Workload {
  readonly cells: number;
  /** At most 200. */
  readonly images: number;
  /** Captions of a unit. */
  readonly rows: number;
}

/** Its sweep file: greedy decoding, and KVSmooth with as many λ_ref as there are further cells. */
export function workloadYaml({ cells, images }: Workload): string {
  const lambdas = Array.from({ length: cells - 1 }, (_, place) => (place + 1) / cells);
  return `name: chaos
model: scenes-vlm
benchmark: scenes
methods:
  - method: greedy
${lambdas.length > 0 ? `  - { method: kvsmooth, layers: [1, 8], lambdaRef: [${lambdas.join(", ")}] }\n` : ""}\
decoding:
  maxNewTokens: 64
samples:
  limit: ${images}
statistics:
  resamples: 200
`;
}
