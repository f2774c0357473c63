import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { cannotStart, freePort } from "@kvsweep/servers";
import { expect, onTestFinished, test, vi } from "vitest";

const reason = cannotStart("postgres") ?? cannotStart("redis") ?? cannotStart("s3");
if (reason !== undefined) console.warn(`NOT TESTED AS A WHOLE FLEET: ${reason}`);
const program = join(import.meta.dirname, "../dist/main.js");

const run = (...args: string[]) => promisify(execFile)(process.execPath, [program, ...args]);

/** Open to all: where this is root, PostgreSQL runs as another user. */
function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kvsweep-dev-"));
  chmodSync(folder, 0o755);
  return folder;
}

test.skipIf(reason !== undefined)(
  "a fleet starts in the background, once, and --down ends exactly it",
  async () => {
    const folder = openFolder();
    const place = ["--folder", folder, "--port", String(await freePort()), "--workers", "1"];
    onTestFinished(async () => {
      await run(...place, "--down");
      rmSync(folder, { recursive: true });
    });
    const { stderr } = await run(...place);
    const [, url = ""] = /the coordinator at (http:\S+),/.exec(stderr) ?? [];
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await vi.waitFor(
      async () => expect(await (await fetch(`${url}/v1/workers`)).json()).toMatchObject([{ id: "worker-1" }]),
      { timeout: 60_000, interval: 200 },
    );
    expect((await run(...place)).stderr).toBe(stderr);
    expect((await run(...place, "--down")).stderr).toContain("The fleet has ended. Its data are kept.");
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    expect((await run(...place, "--down")).stderr).toContain("No fleet runs here.");
  },
  180_000,
);

test.skipIf(reason !== undefined)(
  "a fleet that cannot start says why, and leaves nothing running",
  async () => {
    const folder = openFolder();
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    onTestFinished(() => {
      taken.close();
      rmSync(folder, { recursive: true });
    });
    const address = taken.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const failed = await run("--folder", folder, "--port", String(port)).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("Cannot start the coordinator"),
    });
    expect((await run("--folder", folder, "--down")).stderr).toContain("No fleet runs here.");
  },
);
