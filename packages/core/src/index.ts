export {
  CheckpointError,
  CoreError,
  DecodeError,
  ImageError,
  MemoryError,
  MethodError,
  PromptError,
  ProviderError,
} from "./errors.ts";
export {
  type Caption,
  type CaptionBatch,
  Captioner,
  type CaptionerOptions,
  type CaptionSample,
  type Prompt,
  type SampleCaptions,
} from "./generate/captioner.ts";
export type { GeneratedRow, RowTrace } from "./generate/generated-row.ts";
export { supportedProviders } from "./generate/providers.ts";
export type { SessionOptions } from "./generate/session.ts";
export type { Provider } from "./providers/provider.ts";
