import type { SqlState } from "./sql-states.ts";

const oldest = 15;

/** What is wrong with a server's `server_version_num`, such as 150018; undefined of 15 and newer. */
export function versionProblem(version: number): SqlState | undefined {
  const major = Math.floor(version / 10_000);
  if (major >= oldest) return undefined;
  return {
    problem: `its version is ${major}, and kvsweep needs PostgreSQL ${oldest} or newer`,
    advice: "Upgrade the server, or give the URL of a newer one.",
    retry: false,
  };
}
