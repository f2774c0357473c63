/** A function that calls `make` the first time and gives the same value ever after. A call that throws is tried again. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
