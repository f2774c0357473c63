import type { ComputeType } from "../onnx/data-type.ts";
import type { Provider } from "../providers/provider.ts";

/** How a model is to be opened. */
export interface OpeningOptions {
  /** Whether packed weights are to be kept in files, and mapped. Default false. */
  readonly keepPacked?: boolean | undefined;
  /** Default "cpu". */
  readonly provider?: Provider | undefined;
  /** Default "float32". */
  readonly dtype?: ComputeType | undefined;
}

/** Whether packed weights are kept: they are those of float32 products on the CPU. */
export function keepsPacked({
  keepPacked = false,
  provider = "cpu",
  dtype = "float32",
}: OpeningOptions): boolean {
  return keepPacked && provider === "cpu" && dtype === "float32";
}
