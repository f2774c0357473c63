/** Where the trace of a caption lies: beside the object that has the caption in its line. */
export function traceKey(objectKey: string, line: number): string {
  return objectKey.replace(/^captions\//, "traces/").replace(/\.jsonl$/, `.${line}.safetensors`);
}
