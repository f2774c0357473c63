import { execFile, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";

const run = promisify(execFile);
const installed = "/usr/lib/postgresql";

/** A server of a test's own, on a free port; disposing it ends its process and removes its files. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts it again on the same port and files. */
  readonly restart: () => Promise<void>;
}

export interface PostgresServer extends TestServer {
  /** Makes an empty database, and gives its URL. */
  readonly createDatabase: (name: string) => Promise<string>;
}

/** Why a server cannot be started here; undefined where it can. */
export function cannotStart(_server: "postgres"): string | undefined {
  return postgresBinaries() ? undefined : "install Debian's `postgresql` (15 or newer)";
}

/** Folder of the newest Postgres of at least version 15 that Debian's packages installed; undefined where there is none. */
function postgresBinaries(): string | undefined {
  const versions = existsSync(installed) ? readdirSync(installed).map(Number) : [];
  const [newest] = versions.filter((version) => version >= 15).sort((a, b) => b - a);
  return newest === undefined ? undefined : join(installed, String(newest), "bin");
}

const password = "p@ss/word";

/** An empty Postgres whose user `postgres` has a password that a URL must encode. */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = postgresBinaries() ?? "";
  const folder = await postgresFolder();
  const [data, passwordFile] = [join(folder, "data"), join(folder, "password")];
  await writeFile(passwordFile, password);
  await ownByPostgres(passwordFile);
  const made = ["-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "-N"];
  await asPostgres(join(binaries, "initdb"), ["-D", data, "--locale=C.UTF-8", ...made]);
  const port = await freePort();
  const control = (...more: string[]) =>
    asPostgres(join(binaries, "pg_ctl"), ["-D", data, "-w", "-l", join(folder, "log"), ...more]);
  const set = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
  const options = [`-p ${port} -h 127.0.0.1 -k ${folder}`, ...set.map((one) => `-c ${one}`)].join(" ");
  const restart = async () => {
    await control("-m", "fast", "stop").catch(() => undefined);
    await control("-o", options, "start");
  };
  await restart();
  const urlOf = (database: string) =>
    `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const kill = async (signal: NodeJS.Signals = "SIGKILL") => {
    const [pid = ""] = (await readFile(join(data, "postmaster.pid"), "utf8")).split("\n");
    await killed(Number(pid), signal);
    if (signal === "SIGKILL") await rm(join(data, "postmaster.pid"), { force: true });
  };
  return {
    url: urlOf("postgres"),
    kill,
    restart,
    createDatabase: async (name) => {
      await createDatabase(urlOf("postgres"), name);
      return urlOf(name);
    },
    [Symbol.asyncDispose]: async () => {
      await control("-m", "immediate", "stop").catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database "${name}" template template0`);
  await client.end();
}

async function postgresFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-pg-"));
  await ownByPostgres(folder);
  return folder;
}

const isRoot = process.getuid?.() === 0;

async function ownByPostgres(path: string): Promise<void> {
  if (!isRoot) return;
  const { stdout } = await run("id", ["-u", "postgres"]);
  await chown(path, Number(stdout), 0);
}

/** Postgres refuses to run as root. */
function asPostgres(command: string, args: readonly string[]) {
  const [file, all] = isRoot ? ["runuser", ["-u", "postgres", "--", command, ...args]] : [command, [...args]];
  return new Promise<void>((resolve, reject) => {
    // What it leaves running must not hold a pipe of ours.
    const child = spawn(file, all, { stdio: "ignore" });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${command} failed: ${code}`))));
  });
}

async function killed(pid: number, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal);
  while (existsSync(`/proc/${pid}`)) await delay(10);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
