import { isDiskFull } from "./disk-full.ts";
import { exitCodeOf, exitCodes } from "./exit-code.ts";

/** How a command that threw ends: what people read, and the exit code for scripts. */
export interface Failure {
  readonly text: string;
  readonly exitCode: number;
}

/** Our own errors say what to do next; of others, the machine's are told apart from what must be a fault of ours. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error && "advice" in error && typeof error.advice === "string") {
    return { text: withAdvice(error.message, error.advice), exitCode: exitCodeOf(error) };
  }
  if (isDiskFull(error)) {
    const advice = "Free some space and run the same command again; what is done is kept.";
    return { text: withAdvice("Cannot go on: the disk is full", advice), exitCode: exitCodes.environment };
  }
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const advice = "This should not happen: please report it with the lines above. What is done is kept.";
  return { text: withAdvice(details, advice), exitCode: exitCodes.environment };
}

function withAdvice(message: string, advice: string): string {
  return advice === "" ? message : `${message}\n  ${advice}`;
}
