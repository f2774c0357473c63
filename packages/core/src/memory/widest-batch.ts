/** How many images stand in a batch, and how many methods of each. */
export interface BatchWidth {
  readonly images: number;
  readonly configurations: number;
}

/**
 * The widest batch, up to `most`, that takes no more than the budget. All methods of an image stay together where that
 * fits, since they share its prompt. Undefined where not even one caption fits.
 */
export function widestBatch(
  most: BatchWidth,
  budget: number,
  bytes: (width: BatchWidth) => number,
): BatchWidth | undefined {
  const fits = (images: number, configurations: number) => bytes({ images, configurations }) <= budget;
  const configurations = largest(most.configurations, (count) => fits(1, count));
  if (configurations === 0) return undefined;
  if (configurations < most.configurations) return { images: 1, configurations };
  return { configurations, images: largest(most.images, (count) => fits(count, configurations)) };
}

/** The largest count up to `most` that fits; 0 if none does. What fits stays fitting when it is fewer. */
function largest(most: number, fits: (count: number) => boolean): number {
  let [least, bound] = [0, most];
  while (least < bound) {
    const middle = Math.ceil((least + bound) / 2);
    if (fits(middle)) least = middle;
    else bound = middle - 1;
  }
  return least;
}
