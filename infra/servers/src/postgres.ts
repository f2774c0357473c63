import { existsSync, readFileSync } from "node:fs";
import { chown } from "node:fs/promises";
import { dirname, join } from "node:path";
import { programPath } from "./cannot-start.ts";
import { ServerError } from "./errors.ts";
import { runProgram } from "./run-program.ts";
import { openFolder, type ServerFolder } from "./server-folder.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

export interface PostgresOptions {
  /** Is made where it isn't there, and kept. Default a temporary one, which ends with the server. */
  readonly folder?: string;
  /** Whether a commit waits for the disk. Without, it survives the server's death but not the machine's. Default: in a named folder. */
  readonly fsync?: boolean;
}

export interface PostgresServer extends ServerProcess {
  /** Of the database `postgres`, with user and password. */
  readonly url: string;
  /** Makes an empty database from template0, and resolves to its URL. Rejects with ServerError. */
  createDatabase(name: string): Promise<string>;
}

/** An empty PostgreSQL of this process's own, or that of the folder. Rejects with ServerError. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const binaries = dirname(programPath("postgres"));
  const user = unprivilegedUser();
  const folder = await openFolder("postgres", options.folder);
  const { fsync = folder.isKept } = options;
  const data = join(folder.path, "data");
  const server = await startServer({
    title: "PostgreSQL",
    program: join(binaries, "postgres"),
    folder,
    user,
    prepare: () => createCluster({ binaries, folder, data, user }),
    args: (port) => ["-D", data, "-p", String(port), ...settingArguments(fsync)],
    // "Fast": connections are cut, and the next start has nothing to recover. Nobody starts on a temporary folder again.
    stopSignal: folder.isKept ? "SIGINT" : "SIGQUIT",
    isReady: (_port, log) => log.includes("database system is ready to accept connections"),
  });
  const host = `127.0.0.1:${server.port}`;
  const urlOf = (name: string) => `postgres://postgres:${folder.secret}@${host}/${encodeURIComponent(name)}`;
  const createDatabase = async (name: string) => {
    const connection = ["-h", "127.0.0.1", "-p", String(server.port), "-U", "postgres", "-w"];
    const command = [join(binaries, "createdb"), ...connection, "-T", "template0", "--", name] as const;
    await runProgram(`create the database "${name}"`, command, { env: { PGPASSWORD: folder.secret } });
    return urlOf(name);
  };
  return Object.assign(server, { url: urlOf("postgres"), createDatabase });
}

interface Cluster {
  readonly binaries: string;
  readonly folder: ServerFolder;
  readonly data: string;
  readonly user: User | undefined;
}

/** Safe to run again: a cluster that is there stays. */
async function createCluster({ binaries, folder, data, user }: Cluster): Promise<void> {
  if (existsSync(join(data, "PG_VERSION"))) return;
  const password = join(folder.path, "secret");
  if (user) for (const path of [folder.path, password]) await chown(path, user.uid, user.gid);
  const encoding = ["-E", "UTF8", "--locale=C.UTF-8"];
  const access = ["-U", "postgres", "-A", "scram-sha-256", "--pwfile", password];
  const command = [join(binaries, "initdb"), "-D", data, ...encoding, ...access, "-N"] as const;
  await runProgram("make a PostgreSQL database cluster", command, { cwd: folder.path, env: {}, ...user });
}

/**
 * synchronous_commit stays on: it is what makes a commit leave the process, and costs little where nothing waits for the
 * disk.
 */
function settingArguments(fsync: boolean): string[] {
  const durability = fsync ? [] : ["fsync=off", "full_page_writes=off"];
  // Only the port: a socket's place has a limit on its length, which a named folder may exceed.
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", ...durability];
  return settings.flatMap((setting) => ["-c", setting]);
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, for whom it is the user that Debian's package made; undefined for anyone else. */
function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8")) ?? [];
  if (uid === undefined || gid === undefined) {
    throw new ServerError(
      "Cannot start PostgreSQL: it refuses to run as root, and there is no user `postgres` to run as",
      "Make that user (useradd --system postgres), or run this as somebody else.",
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}
