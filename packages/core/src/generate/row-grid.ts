/** The rows of a batch as they lie in it, prompt by prompt; entries are what each row is called. [S][C] */
export type RowGrid = readonly (readonly number[])[];

/** The part of a grid that stays: places of prompts, and of each one's rows. */
export interface GridSelection {
  readonly prompts: readonly number[]; // [S']
  readonly columns: readonly (readonly number[])[]; // [S'][C']
}

/**
 * Prompts that have live rows, with those rows; a prompt with fewer than the others keeps some that have ended.
 * Undefined where nothing would go.
 */
export function liveRows(grid: RowGrid, isLive: (row: number) => boolean): GridSelection | undefined {
  const live = grid.map((rows) => placesWhere(rows, isLive));
  const prompts = placesWhere(live, (places) => places.length > 0);
  const width = Math.max(...live.map((places) => places.length));
  if (prompts.length === grid.length && width === grid[0]?.length) return undefined;
  const columns = prompts.map((prompt) => {
    const ended = placesWhere(grid[prompt] ?? [], (row) => !isLive(row));
    return [...(live[prompt] ?? []), ...ended].slice(0, width).toSorted((a, b) => a - b);
  });
  return { prompts, columns };
}

/** The grid of a selection. */
export function selectedGrid(grid: RowGrid, { prompts, columns }: GridSelection): RowGrid {
  return prompts.map((prompt, place) => (columns[place] ?? []).map((column) => at(grid, prompt, column)));
}

function at(grid: RowGrid, prompt: number, column: number): number {
  const row = grid[prompt]?.[column];
  if (row === undefined) throw new TypeError(`Cannot find row ${column} of prompt ${prompt}`);
  return row;
}

function placesWhere<T>(values: readonly T[], holds: (value: T) => boolean): number[] {
  return [...values.entries()].filter(([, value]) => holds(value)).map(([place]) => place);
}
