/** Where graphs can run: onnxruntime's execution providers that kvsweep knows. */
export const providers = ["cpu", "webgpu", "cuda", "tensorrt"] as const;

export type Provider = (typeof providers)[number];
