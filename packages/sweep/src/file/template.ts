/** The commented sweep file that `kvsweep init` writes. */
export const sweepTemplate = `# yaml-language-server: $schema=./sweep.schema.json
# A sweep: every method below, with every combination of its options, on every model and benchmark.
# \`kvsweep plan <this file>\` shows the cells and estimates the time; \`kvsweep run <this file>\` does them.
name: my-sweep

# A name or a list of names. \`kvsweep models\` and \`kvsweep benchmarks\` list what there is.
model: scenes-vlm
benchmark: scenes

# \`kvsweep methods\` lists methods, options and defaults.
methods:
  # The baseline that every other method is compared with.
  - method: greedy

  # KVSmooth: 3 values of lambdaRef x 2 layer ranges = 6 cells. A layer range is half open: [1, 8] is layers 1 to 7.
  - method: kvsmooth
    lambdaRef: [0.3, 0.5, 0.7]
    layers: [[1, 8], [3, 8]]

  # A constant weight instead of an adaptive one, over a range: 0.1, 0.3, 0.5.
  - method: kvsmooth
    adaptive: false
    lambdaRef: { from: 0.1, to: 0.5, step: 0.2 }
    layers: [1, 8]

  # With zip, lists are walked in step: 2 cells instead of 4.
  - method: kvsmooth
    zip: [lambdaRef, target]
    lambdaRef: [0.3, 0.5]
    target: [k, v]
    layers: [1, 8]

# Cells that have all values of an entry are dropped.
exclude:
  - { adaptive: true, lambdaRef: 0.7, layers: [3, 8] }

decoding:
  maxNewTokens: 128 # longest caption, in tokens
  # repetitionPenalty: 1.1 # of tokens that were there before; 1 is none
  # penaltyScope: generated # spares the tokens of the prompt

# Asked instead of the benchmark's own question.
# prompt: Please describe the image in detail.

# All samples unless limited.
# samples:
#   limit: 50
#   ids: ["0", "17"]

# Kept of every caption's decoding, in a safetensors file beside it: entropies, weights, the largest logits, and
# logits and ranks of words; docs/traces.md. Captions that are traced are cells of their own.
# traces:
#   topK: 5
#   words: [cat, dog]
#   attention: true

# Intervals are bootstrapped over images.
statistics:
  seed: 42
  resamples: 10000
  confidence: 0.95
`;
