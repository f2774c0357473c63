/** For parts that a method must not ask for. */
export const unasked = {
  unrotatedK: notAsked("unrotatedK"),
  entropies: notAsked("entropies"),
  rotated: notAsked("rotated"),
  again: notAsked("again"),
};

function notAsked(name: string): () => never {
  return () => {
    throw new Error(`${name} was asked for`);
  };
}
