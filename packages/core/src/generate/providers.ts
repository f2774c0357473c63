import { listSupportedBackends } from "onnxruntime-node";

/**
 * The execution providers that come with onnxruntime-node on this platform. CUDA and TensorRT are listed by it wherever
 * it could use them, whether their libraries are there or not, so they are left out.
 */
export function supportedProviders(): string[] {
  return listSupportedBackends()
    .filter(({ bundled }) => bundled)
    .map(({ name }) => name);
}
