import { DatabaseError } from "../errors.ts";
import { networkProblem } from "./network-problem.ts";
import { type SqlState, sqlState } from "./sql-states.ts";

const unreachable = "Start the server, or correct the URL; what is done is kept.";

/** What node-postgres says in its own words when a server does not. */
const saidByDriver: readonly (readonly [message: RegExp, state: SqlState])[] = [
  [
    /client password must be a string/,
    {
      problem: "it asks for a password, and the URL has none",
      advice: "Add it to the URL: postgres://USER:PASSWORD@HOST:PORT/DATABASE.",
      retry: false,
    },
  ],
  [
    /^timeout exceeded when trying to connect/,
    {
      problem: "no connection of the pool was free in time",
      advice: "Allow the pool more connections.",
      retry: true,
    },
  ],
  [
    /timeout|timed out/i,
    { problem: "it does not answer", advice: "See whether it is up and reachable.", retry: true },
  ],
  [
    /^Connection terminated|^Client has encountered a connection error/,
    { problem: "the connection was lost", advice: unreachable, retry: true },
  ],
];

/**
 * An error of a server, in plain words and with a verdict: `what` begins its message, such as "Cannot read results".
 * Undefined of an error that is about something else: a statement's own fault, or none of a database at all.
 */
export function databaseError(error: unknown, what = "Cannot use the database"): DatabaseError | undefined {
  if (error instanceof DatabaseError) return error;
  for (const cause of causes(error)) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    const state = stateOf(cause, code);
    if (state === undefined) continue;
    const { problem, advice, retry } = state;
    return new DatabaseError(`${what}: ${problem}`, advice, { retry, code, cause: error });
  }
  return undefined;
}

function stateOf(error: Error, code: string): SqlState | undefined {
  const answered = sqlState(code);
  if (answered !== undefined) return { ...answered, problem: `${answered.problem} (${error.message})` };
  const problem = networkProblem(error);
  if (problem !== undefined) return { problem, advice: unreachable, retry: true };
  return saidByDriver.find(([message]) => message.test(error.message))?.[1];
}

/** Drizzle wraps what the driver throws. */
function* causes(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}
