/** As an array to whoever walks it, but its values may be made anew at each walk, so that it takes no memory. */
export interface Sequence<Value> extends Iterable<Value> {
  readonly length: number;
}

/** The values of a generator, which is called at every walk, and of which one knows how many there are. */
export function sequence<Value>(length: number, walk: () => Iterator<Value>): Sequence<Value> {
  return { length, [Symbol.iterator]: walk };
}
