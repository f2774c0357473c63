// node tools/servers.mjs [--require]: sees to it that the servers of the tests are here. Debian's come by apt-get where this
// is root, the others are built by Go, once, into the user's cache. Names in one line each what cannot be had; with
// --require that is a failure. Runs before dependencies are installed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtFolder, findProgram, howToGet, programs } from "../infra/servers/programs.mjs";

const built = builtFolder(process.env);
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop.abort());

if (missing().length > 0) {
  mkdirSync(built, { recursive: true });
  const giveUpTurn = await takeTurn();
  await Promise.all([installPackages(), buildAll()]);
  giveUpTurn();
}
for (const name of missing()) console.error(howToGet(name));
process.exitCode =
  stop.signal.aborted || (process.argv.includes("--require") && missing().length > 0) ? 1 : 0;

function missing() {
  return Object.keys(programs).filter((name) => findProgram(name, process.env) === undefined);
}

/** Resolves when no other run of this script is installing. The system frees the lock however this process ends. */
async function takeTurn() {
  const lock = join(built, ".lock");
  const holder = spawn("flock", [lock, "sh", "-c", "echo; cat"], { stdio: ["pipe", "pipe", "ignore"] });
  // Systems without flock go unlocked: what is built is renamed into place, so two at once only work twice.
  await Promise.race([once(holder.stdout, "data"), once(holder, "error")]);
  return () => holder.stdin.end();
}

async function installPackages() {
  const packages = missing().flatMap((name) => programs[name].debian ?? []);
  const isPossible = process.getuid?.() === 0 && (await run("apt-get", ["--version"])).succeeded;
  if (packages.length === 0 || !isPossible) return;
  console.error(`Installing ${packages.join(" and ")} …`);
  const allowStart = forbidStart();
  try {
    await run("apt-get", ["update", "-q"]);
    const options = ["-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120"];
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const { succeeded, output } = await run("apt-get", ["install", ...options, ...packages], env);
    if (!succeeded) console.error(`Cannot install ${packages.join(" and ")}: apt-get says\n${output}`);
  } finally {
    allowStart();
  }
}

/** Keeps Debian from starting on default ports what it installs. */
function forbidStart() {
  const policy = "/usr/sbin/policy-rc.d";
  if (!existsSync("/run/systemd/system") || existsSync(policy)) return () => undefined;
  writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  return () => rmSync(policy, { force: true });
}

async function buildAll() {
  const names = missing().filter((name) => programs[name].go);
  if (names.length === 0 || !(await run("go", ["version"])).succeeded) return;
  for (const name of names) if (missing().includes(name)) await build(programs[name]);
}

/** Go's own caches stay as they are: a build leaves nothing but its program. */
async function build({ title, command, go }) {
  console.error(`Building ${title} by Go, once: up to some minutes …`);
  const folder = mkdtempSync(join(tmpdir(), "kvsweep-go-"));
  try {
    const env = {
      ...process.env,
      ...{ GOPATH: join(folder, "path"), GOCACHE: join(folder, "cache"), GOBIN: join(folder, "bin") },
      CGO_ENABLED: "0",
    };
    const { succeeded, output } = await run(
      "go",
      ["install", "-modcacherw", "-trimpath", "-ldflags=-s -w", go],
      env,
    );
    if (!succeeded) return console.error(`Cannot build ${title}: go says\n${output}`);
    const [, name] = /([^/]+)@/.exec(go);
    const temporary = join(built, `.${command}.${process.pid}`);
    copyFileSync(join(folder, "bin", name), temporary);
    renameSync(temporary, join(built, command));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves when a command has ended, to whether it succeeded and the last it said. */
async function run(command, args, env = process.env) {
  let output = "";
  const child = spawn(command, args, { env, signal: stop.signal, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      output = (output + data).slice(-2000);
    });
  }
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      output += error.message;
      resolve(1);
    });
    child.once("close", resolve);
  });
  return { succeeded: code === 0, output: output.trim() };
}
