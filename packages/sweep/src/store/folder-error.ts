import { StoreError } from "../errors.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOTDIR: "a part of the path is not a folder",
  EISDIR: "it is a folder",
  EEXIST: "a file is in the way",
  EMFILE: "too many open files",
};

/** A StoreError that names the path and the operating system's reason. */
export function folderError(verb: "write" | "read" | "delete", path: string, cause: unknown): StoreError {
  const code = errorCode(cause);
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  const detail = code === "" ? reason : `${reason} (${code})`;
  return new StoreError({ path, code }, `Cannot ${verb} ${path}: ${detail}`, { cause });
}

/** Whether the operating system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return errorCode(error) === "ENOENT";
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
