/** The operating system's codes, said for people. */
const problems: Readonly<Record<string, string>> = {
  EACCES: "it may not be read or written by you",
  EEXIST: "it exists already",
  EISDIR: "it is a folder",
  ENOENT: "there is no such folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is a file, not a folder",
  EPERM: "the operation is not permitted",
  EROFS: "the file system is read-only",
};

/** Why a file or folder cannot be used; `wording` replaces what a code is called. */
export function fileProblem(cause: unknown, wording: Readonly<Record<string, string>> = {}): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = "code" in cause ? String(cause.code) : "";
  return wording[code] ?? problems[code] ?? cause.message;
}
