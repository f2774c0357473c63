import { findProgram, howToGet, type ServerName } from "../programs.mjs";
import { environment } from "./env.ts";
import { ServerError } from "./errors.ts";

/** Why a server cannot be started on this machine, and how to get it, in one line; undefined where it can. */
export function cannotStart(name: ServerName): string | undefined {
  return findProgram(name, environment) === undefined ? howToGet(name) : undefined;
}

/** Absolute path of a server's program. Throws ServerError where it isn't there. */
export function programPath(name: ServerName): string {
  const path = findProgram(name, environment);
  if (path === undefined) {
    const advice = "`node tools/servers.mjs` installs what it can; tests ask cannotStart() first and skip.";
    throw new ServerError(`Cannot start a server: ${howToGet(name)}`, advice);
  }
  return path;
}
