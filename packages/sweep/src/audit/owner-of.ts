/** What an object of ours belongs to: the captions that rows point at, or a sweep. */
export type Owner =
  | { readonly kind: "captions"; readonly key: string }
  | { readonly kind: "sweep"; readonly id: string };

const captions = /^captions\/([0-9a-f]{2}\/[0-9a-f]{64})\.jsonl$/;
const trace = /^traces\/([0-9a-f]{2}\/[0-9a-f]{64})\.\d+\.safetensors$/;
const manifest = /^manifests\/([^/]+)\.json$/;

/** Undefined of an object that kvsweep did not write, which is nobody's to delete. */
export function ownerOf(key: string): Owner | undefined {
  const [, place] = captions.exec(key) ?? trace.exec(key) ?? [];
  if (place !== undefined) return { kind: "captions", key: `captions/${place}.jsonl` };
  const [, id] = manifest.exec(key) ?? [];
  return id === undefined ? undefined : { kind: "sweep", id };
}
