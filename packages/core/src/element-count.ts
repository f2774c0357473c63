/** How many elements a tensor of this shape has; one without axes has one. */
export const elementCount = (shape: readonly number[]): number =>
  shape.reduce((product, size) => product * size, 1);
