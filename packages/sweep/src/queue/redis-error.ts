import { networkProblem } from "@kvsweep/metrics/database";
import { QueueError } from "../errors.ts";
import type { Refusal } from "./check-redis.ts";

/** Beginnings of what Redis answers, and what they mean. Retried is only what may pass by itself. */
const answers: readonly (readonly [answer: string, refusal: Refusal])[] = [
  [
    "WRONGPASS",
    {
      problem: "it does not accept this user and password",
      advice: "Correct the URL: redis://USER:PASSWORD@HOST:PORT, with special characters percent-encoded.",
      retry: false,
    },
  ],
  [
    "NOAUTH",
    {
      problem: "it asks for a password, and the URL has none",
      advice: "Add it to the URL: redis://:PASSWORD@HOST:PORT.",
      retry: false,
    },
  ],
  [
    "NOPERM",
    {
      problem: "its user lacks rights",
      advice: "Allow the user all commands on the queue's keys, and INFO.",
      retry: false,
    },
  ],
  [
    "ERR max number of clients",
    {
      problem: "it has no connection left",
      advice: "Raise `maxclients`, or run fewer workers.",
      retry: true,
    },
  ],
  [
    "LOADING",
    {
      problem: "it is still reading its data from disk",
      advice: "Wait until it is up, and run the same command again.",
      retry: true,
    },
  ],
];

/** The error of a queue that did not open, in plain words. `place` is a URL without secrets. */
export function redisError(place: string, error: unknown): QueueError {
  const cause = withoutSecrets(error);
  const message = cause instanceof Error ? cause.message : String(cause);
  const [, known] = answers.find(([answer]) => message.startsWith(answer)) ?? [];
  return refuseRedis(place, known ?? unknownRefusal(cause, message), { cause });
}

/** What Redis itself answers stays so; everything else comes from the way to it. */
function unknownRefusal(error: unknown, message: string): Refusal {
  if (error instanceof Error && error.name === "ReplyError")
    return { problem: message, advice: "Look into the server's log.", retry: false };
  return {
    problem: networkProblem(error) ?? clientProblem(message),
    advice: "Start the server, or correct the URL; what is done is kept.",
    retry: true,
  };
}

/** What the client says by itself of a way that ended. */
function clientProblem(message: string): string {
  if (/timed out|timeout/i.test(message)) return "it does not answer";
  return message === "Connection is closed." ? "it closed the connection" : message;
}

/** The error of a server that was reached and may not keep a queue. */
export function refuseRedis(place: string, { problem, advice, retry }: Refusal, options?: ErrorOptions) {
  return new QueueError(`Cannot open the queue at ${place}: ${problem}`, advice, { ...options, retry });
}

/** The command that failed, which ioredis attaches, may be the login with its password; Node's `input` is a whole URL. */
export function withoutSecrets<Thrown>(error: Thrown): Thrown {
  if (!(error instanceof Error)) return error;
  for (const property of ["command", "input"]) Reflect.deleteProperty(error, property);
  return error;
}
