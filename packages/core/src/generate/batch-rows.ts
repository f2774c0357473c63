import type { Method } from "../methods/method.ts";

/** How images × methods lie in a batch: prompts, each with C configurations, and where each row is found again. */
export interface BatchRows {
  /** The image of each prompt. */
  readonly images: readonly number[];
  /** C, at least 2: a product of one row sums in another order than a product of many, so a lone row runs as two. */
  readonly configurations: number;
  /** The method of each row, prompt by prompt. */
  readonly methods: readonly Method[];
  /** The row of an image and a method. */
  readonly rowOf: (image: number, method: number) => number;
}

/** One prompt an image, which all methods share. */
export function sharedPrompts(images: number, methods: readonly Method[]): BatchRows {
  const [only] = methods;
  const configurations = methods.length === 1 && only ? [only, only] : methods;
  const C = configurations.length;
  const numbers = Array.from({ length: images }, (_, image) => image);
  return {
    images: numbers,
    configurations: C,
    methods: numbers.flatMap(() => configurations),
    rowOf: (image, method) => image * C + method,
  };
}

/** A prompt for each image and method, since each method changes its own. */
export function ownPrompts(images: number, methods: readonly Method[]): BatchRows {
  const numbers = Array.from({ length: images }, (_, image) => image);
  return {
    images: numbers.flatMap((image) => methods.map(() => image)),
    configurations: 2,
    methods: numbers.flatMap(() => methods.flatMap((method) => [method, method])),
    rowOf: (image, method) => 2 * (image * methods.length + method),
  };
}
