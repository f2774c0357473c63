import { statSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where anyone can go. */
const elsewhere = "/var/tmp/kvsweep-dev";

/** Whether every user may enter a folder, as far as it and those above are there. */
export function isOpenToAll(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  const isOpen = mode === undefined || (mode & 0o001) !== 0;
  return isOpen && (dirname(path) === path || isOpenToAll(dirname(path)));
}

/**
 * Where a fleet lives unless it is told otherwise: in the repository. But where this is root, PostgreSQL runs as another
 * user, who may not enter a home such as /root.
 */
export function defaultFolder(repository: string, isRoot: boolean): string {
  return isRoot && !isOpenToAll(repository) ? elsewhere : join(repository, ".kvsweep/dev");
}
