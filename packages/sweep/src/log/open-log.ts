import { type DestinationStream, type LevelWithSilent, type Logger, pino, stdTimeFunctions } from "pino";
import { loggedError } from "./logged-error.ts";
import { redactText, secretsOf } from "./redact.ts";

export const logLevels = ["trace", "debug", "info", "warn", "error", "silent"] as const;

/** Structured logs; errors go under `err`. */
export type Log = Logger;

export interface OpenLog {
  /** Such as "worker". */
  readonly program: string;
  readonly level: LevelWithSilent;
  /** The process's variables: what they hold of secrets is never written. */
  readonly variables: NodeJS.ProcessEnv;
  /** Default standard error. */
  readonly destination?: DestinationStream;
}

/** A JSON object a line, without secrets: whatever is logged, a URL's password or a token is hidden. */
export function openLog({ program, level, variables, destination = pino.destination(2) }: OpenLog): Log {
  const secrets = secretsOf(variables);
  return pino(
    {
      level,
      base: { program },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => loggedError(error) },
    },
    // At the very end, so that nothing gets past: fields, words, causes, and what child loggers are bound to.
    { write: (line) => destination.write(redactText(line, secrets)) },
  );
}
