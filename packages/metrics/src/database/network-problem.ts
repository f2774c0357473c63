const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "no such host is known",
  EAI_AGAIN: "the host's name cannot be looked up at the moment",
  ETIMEDOUT: "it does not answer",
  EHOSTUNREACH: "no way leads to its host",
  ENETUNREACH: "no way leads to its network",
  ECONNRESET: "it closed the connection",
  EPIPE: "it closed the connection",
  ENOENT: "its socket does not exist",
};

/** What a server's not being reached means, by the system's code; undefined of an error that is none of the network. */
export function networkProblem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  // A file that is missing is no server.
  if (error.code === "ENOENT" && !("syscall" in error && error.syscall === "connect")) return undefined;
  const problem = words[error.code];
  return problem && `${problem} (${error.code})`;
}
