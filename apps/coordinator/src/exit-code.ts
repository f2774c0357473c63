/** How kvsweep ends, for scripts. */
export const exitCodes = {
  ok: 0,
  /** Some captions failed; the others are there. */
  someFailed: 1,
  /** The command, a sweep file, a model or an option is wrong: correct it and try again. */
  badInput: 2,
  /** The machine is in the way: a state folder in use or not writable, a full disk. */
  environment: 3,
  /** Stopped by Ctrl-C; the same command goes on. */
  interrupted: 130,
} as const;

const environmentErrors = new Set([
  "StateLockedError",
  "StateFolderError",
  "StoreError",
  "ModelChildStartError",
  "ProviderError",
]);

/** The exit code that an error stands for. */
export function exitCodeOf(error: unknown): number {
  return error instanceof Error && environmentErrors.has(error.name)
    ? exitCodes.environment
    : exitCodes.badInput;
}
