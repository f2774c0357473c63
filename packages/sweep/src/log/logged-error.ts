/** Causes of causes that are told. */
const deepest = 5;

/** An error as a log line has it: its words, what to do, whether it may pass, and what it came from. */
export function loggedError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, cause } = error;
  const ours = "advice" in error;
  return {
    name,
    message,
    ...(ours && { advice: error.advice }),
    ...("retry" in error && { retry: error.retry }),
    ...("code" in error && { code: error.code }),
    // Of our own errors the place in the code says nothing that the words do not.
    ...(!ours && { stack: error.stack }),
    ...(cause !== undefined && depth < deepest && { cause: loggedError(cause, depth + 1) }),
  };
}
