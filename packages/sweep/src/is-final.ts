/** Whether an error says by its class that it will come again, whoever tries. */
export function isFinal(error: unknown): error is Error {
  return error instanceof Error && "retry" in error && error.retry === false;
}
