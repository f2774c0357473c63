import { supportedProviders } from "@kvsweep/core";
import { answerParent } from "./answer-parent.ts";
import { ModelSlot } from "./model-slot.ts";
import { ChildOptions, type ChildReply, type ChildRequest } from "./protocol.ts";

/** Serves one model to the parent, with the options that it gave this process. */
export function serveParent(): void {
  const slot = new ModelSlot(ChildOptions.parse(JSON.parse(process.argv[2] ?? "{}")));
  answerParent((request) => answer(slot, request));
}

async function answer(slot: ModelSlot, request: ChildRequest): Promise<ChildReply> {
  switch (request.kind) {
    case "providers":
      return { kind: "providers", providers: supportedProviders() };
    case "open":
      await slot.open(request.model);
      return { kind: "opened" };
    case "caption":
      return slot.caption(request);
  }
}
