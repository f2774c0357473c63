export { TraceError } from "../errors.ts";
export { decodeTrace } from "./decode-trace.ts";
export { type CaptionTrace, encodeTrace } from "./encode-trace.ts";
export { TraceRequest } from "./trace-request.ts";
