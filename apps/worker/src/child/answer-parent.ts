import { childFailure } from "./child-failure.ts";
import { type ChildReply, ChildRequest } from "./protocol.ts";

/**
 * Answers the parent's requests one by one until the parent goes away. Signals are the parent's to handle: a Ctrl-C in
 * the terminal reaches the whole process group, and the batch in flight must still finish.
 */
export function answerParent(answer: (request: ChildRequest) => Promise<ChildReply>): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  process.on("disconnect", () => process.exit(0));
  let last: Promise<void> = Promise.resolve();
  process.on("message", (message: unknown) => {
    last = last.then(async () => {
      process.send?.(await answerOrFailure(answer, message));
    });
  });
}

async function answerOrFailure(
  answer: (request: ChildRequest) => Promise<ChildReply>,
  message: unknown,
): Promise<ChildReply> {
  try {
    return await answer(ChildRequest.parse(message));
  } catch (error) {
    return { kind: "failed", failure: childFailure(error) };
  }
}
