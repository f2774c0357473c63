import type { FleetRound } from "../rounds/fleet-round.ts";

/** A fleet and its work. */
export type Size = Pick<FleetRound, "workload" | "workers" | "fleet">;

/** Some seconds of work for three workers: 24 units of eight captions. */
export const small: Size = {
  workload: { cells: 4, images: 48, rows: 8 },
  workers: 3,
  fleet: { millisecondsPerCaption: 60 },
};

/** Half a minute of work for four workers: 200 units of eight captions. */
export const large: Size = {
  workload: { cells: 8, images: 200, rows: 8 },
  workers: 4,
  fleet: { millisecondsPerCaption: 75 },
};
