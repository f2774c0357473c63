import type { Method } from "../methods/method.ts";

/** How images × methods lie in a batch: prompts, each with C configurations, and where each row is found again. */
export interface BatchRows {
  /** The image of each prompt. */
  readonly images: readonly number[];
  /** C */
  readonly configurations: number;
  /** The method of each row, prompt by prompt. */
  readonly methods: readonly Method[];
  /** The row of an image and a method. */
  readonly rowOf: (image: number, method: number) => number;
}

/** One prompt an image, which all methods share. */
export function sharedPrompts(images: number, methods: readonly Method[]): BatchRows {
  const C = methods.length;
  const numbers = Array.from({ length: images }, (_, image) => image);
  return {
    images: numbers,
    configurations: C,
    methods: numbers.flatMap(() => methods),
    rowOf: (image, method) => image * C + method,
  };
}

/** A prompt for each image and method, since each method changes its own. */
export function ownPrompts(images: number, methods: readonly Method[]): BatchRows {
  const numbers = Array.from({ length: images }, (_, image) => image);
  return {
    images: numbers.flatMap((image) => methods.map(() => image)),
    configurations: 1,
    methods: numbers.flatMap(() => methods),
    rowOf: (image, method) => image * methods.length + method,
  };
}
