/**
 * Base of this package's errors: `message` says what is the case, `advice` what to do next.
 * `retry` is the verdict: whether the same work may succeed when tried again.
 */
export abstract class CoreError extends Error {
  readonly retry: boolean = false;
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}

/** A model folder that cannot be loaded: a file, a field or a tensor that is missing, unused or wrong. */
export class CheckpointError extends CoreError {
  override readonly name = "CheckpointError";
}

/** A method or a method option that does not exist, or has no meaning for this model. */
export class MethodError extends CoreError {
  override readonly name = "MethodError";
}

/** An image file that cannot be read or decoded. */
export class ImageError extends CoreError {
  override readonly name = "ImageError";
}

/** A prompt without its image, or one that leaves no room for new tokens. */
export class PromptError extends CoreError {
  override readonly name = "PromptError";
}

/** The model gave numbers that no caption can be made of. */
export class DecodeError extends CoreError {
  override readonly name = "DecodeError";
}

/** A caption's trace that cannot be read. */
export class TraceError extends CoreError {
  override readonly name = "TraceError";
}

/** An execution provider that onnxruntime does not offer on this machine. */
export class ProviderError extends CoreError {
  override readonly name = "ProviderError";
}

/** A memory budget that not even one caption at a time keeps to. */
export class MemoryError extends CoreError {
  override readonly name = "MemoryError";
}
