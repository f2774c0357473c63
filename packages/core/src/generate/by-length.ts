/** Groups prompts of equal length, which can stand in one batch; order is kept. */
export function byLength<T extends { readonly ids: readonly number[] }>(prompts: readonly T[]): T[][] {
  const groups = new Map<number, T[]>();
  for (const prompt of prompts) {
    const group = groups.get(prompt.ids.length);
    if (group) group.push(prompt);
    else groups.set(prompt.ids.length, [prompt]);
  }
  return [...groups.values()];
}
