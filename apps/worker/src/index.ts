export { ModelChild } from "./child/model-child.ts";
export type { CaptionRequest, ChildCaption, ChildOptions, SampleReply } from "./child/protocol.ts";
export { decodeInChild } from "./decode-in-child.ts";
export { ModelChildError, ModelChildStartError } from "./errors.ts";
export { type RunningWorker, startWorker, type WorkerInput } from "./start-worker.ts";
