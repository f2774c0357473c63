import { exitCodes } from "../exit-code.ts";

/** Ctrl-C: the first asks for an orderly end, the second ends the process at once. */
export interface Interrupts extends Disposable {
  readonly drain: AbortSignal;
}

const finishing = "Finishing the batch in flight; press Ctrl-C again to leave at once.";

export function listenForInterrupts(say: (line: string) => void, first = finishing): Interrupts {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) {
      say("\nLeft at once, without the batch in flight. The same command goes on with the rest.");
      process.exit(exitCodes.interrupted);
    }
    controller.abort();
    say(`\n${first}`);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    drain: controller.signal,
    [Symbol.dispose]: () => {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}
