import { supportedProviders } from "@kvsweep/core";
import { childFailure } from "./child-failure.ts";
import { ModelSlot } from "./model-slot.ts";
import { ChildOptions, type ChildReply, ChildRequest } from "./protocol.ts";

/**
 * Answers the parent's requests one by one until the parent goes away. Signals are the parent's to handle: a Ctrl-C in
 * the terminal reaches the whole process group, and the batch in flight must still finish.
 */
export function serveParent(): void {
  const slot = new ModelSlot(ChildOptions.parse(JSON.parse(process.argv[2] ?? "{}")));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
  process.on("disconnect", () => process.exit(0));
  let last: Promise<void> = Promise.resolve();
  process.on("message", (message: unknown) => {
    last = last.then(async () => {
      process.send?.(await answer(slot, message));
    });
  });
}

async function answer(slot: ModelSlot, message: unknown): Promise<ChildReply> {
  try {
    const request = ChildRequest.parse(message);
    switch (request.kind) {
      case "providers":
        return { kind: "providers", providers: supportedProviders() };
      case "open":
        await slot.open(request.model);
        return { kind: "opened" };
      case "caption":
        return await slot.caption(request);
    }
  } catch (error) {
    return { kind: "failed", failure: childFailure(error) };
  }
}
