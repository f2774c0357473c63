import { listSupportedBackends } from "onnxruntime-node";

/** The execution providers that onnxruntime offers on this machine. */
export function supportedProviders(): string[] {
  return listSupportedBackends().map(({ name }) => name);
}
