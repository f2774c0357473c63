export type ServerName = "redis" | "postgres" | "s3" | "toxiproxy";

export interface Program {
  /** As people call it, with its version where that is pinned. */
  readonly title: string;
  /** File name; of PostgreSQL the one that names the folder of the others. */
  readonly command: string;
  /** Debian's package, for what Debian has. */
  readonly debian?: string;
  /** Go's package with its version, for the rest. */
  readonly go?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export const programs: Readonly<Record<ServerName, Program>>;

/** Where the programs lie that were built for this user. */
export function builtFolder(env: Environment): string;

/** The program's absolute path; undefined where it isn't there. */
export function findProgram(name: ServerName, env: Environment): string | undefined;

/** One line: that a program isn't there, and how to get it. */
export function howToGet(name: ServerName): string;
