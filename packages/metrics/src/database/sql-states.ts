/** What an answer of PostgreSQL means for whoever asked. */
export interface SqlState {
  readonly problem: string;
  readonly advice: string;
  /** Whether it may pass by itself. */
  readonly retry: boolean;
}

const again = "Nothing to do if it passes: the work is tried again.";
const login =
  "Correct the URL: postgres://USER:PASSWORD@HOST:PORT/DATABASE, with special characters percent-encoded.";

const state = (problem: string, advice: string, retry = false): SqlState => ({ problem, advice, retry });

/** By SQLSTATE, or by its first two letters: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const states: Readonly<Record<string, SqlState>> = {
  "08": state("the connection was lost", again, true),
  "25006": state("it takes no writes: a standby", "Give the URL of the primary.", true),
  "25P03": state("it ended a transaction that was idle for too long", again, true),
  "28": state("it does not accept this user and password", login),
  "3D000": state("it has no such database", "Create it (createdb), or correct the URL."),
  "40001": state("another transaction was in the way", again, true),
  "40P01": state("two transactions waited for each other", again, true),
  "42501": state("its user lacks a right", "Grant it; the user must be able to create the schema `kvsweep`."),
  "53100": state("its disk is full", "Free some space; what is done is kept."),
  "53200": state("it is out of memory", again, true),
  "53300": state("it has no connection left", "Raise max_connections, or have fewer or a pooler.", true),
  "55P03": state("a lock was not free in time", again, true),
  "57014": state("a statement took too long", "See what slows the database down, or allow more time.", true),
  "57P01": state("it is shutting down", again, true),
  "57P02": state("it crashed and restarts", again, true),
  "57P03": state("it is starting up or shutting down", again, true),
  "57P05": state("it ended a connection that was idle for too long", again, true),
};

/** Undefined of a code that says nothing about the server, such as a statement's own fault. */
export function sqlState(code: string): SqlState | undefined {
  return states[code] ?? states[code.slice(0, 2)];
}
