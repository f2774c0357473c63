// The servers that tests use: where they come from, and where they lie. Plain Node without dependencies, because
// tools/servers.mjs reads it before anything is installed or built.
import { accessSync, constants, existsSync, readdirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

export const programs = {
  redis: { title: "Redis", command: "redis-server", debian: "redis-server" },
  postgres: { title: "PostgreSQL (15 or newer)", command: "initdb", debian: "postgresql" },
  s3: {
    title: "versitygw 1.8.0",
    command: "versitygw-1.8.0",
    go: "github.com/versity/versitygw/cmd/versitygw@v1.8.0",
  },
  toxiproxy: {
    title: "toxiproxy 2.5.0",
    command: "toxiproxy-2.5.0",
    go: "github.com/Shopify/toxiproxy/v2/cmd/server@v2.5.0",
  },
};

export function builtFolder(env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "kvsweep", "bin");
}

export function findProgram(name, env) {
  const { command, go } = programs[name];
  const onPath = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const folders = go ? [builtFolder(env)] : name === "postgres" ? [...debianPostgres(), ...onPath] : onPath;
  const found = folders.map((folder) => join(folder, command)).find(isExecutable);
  // PostgreSQL's programs lie beside the file, not beside a link to it. Redis, though, is what its link's name says.
  return found && name === "postgres" ? realpathSync(found) : found;
}

export function howToGet(name) {
  const { title, debian } = programs[name];
  return debian
    ? `${title} is not here; as root: apt-get install ${debian}`
    : `${title} is not here; install Go (https://go.dev/dl), then: node tools/servers.mjs`;
}

/** Debian keeps PostgreSQL's programs off the PATH, a folder for each version; the newest first. */
function debianPostgres() {
  const installed = "/usr/lib/postgresql";
  const versions = existsSync(installed) ? readdirSync(installed).map(Number) : [];
  return versions
    .filter((version) => version >= 15)
    .sort((a, b) => b - a)
    .map((version) => join(installed, String(version), "bin"));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
