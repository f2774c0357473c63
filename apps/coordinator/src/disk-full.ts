/** As the operating system and PostgreSQL call a full disk. */
const codes = new Set<unknown>(["ENOSPC", "53100"]);

/** Whether a full disk is what an error comes from, whoever reported it. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return codes.has(code) || /no space left on device/i.test(error.message) || isDiskFull(error.cause);
}
