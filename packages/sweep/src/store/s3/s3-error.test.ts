import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type S3Server, startS3 } from "@kvsweep/servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ObjectNotFoundError } from "../../errors.ts";
import { listenLocally } from "../../testing/listen-locally.ts";
import { noS3, s3Options } from "../../testing/open-test-s3.ts";
import { openS3Store } from "./open-s3-store.ts";
import { isNoSuchKey, s3Error } from "./s3-error.ts";

test("s3Error() names the object, the problem, and what the server said", () => {
  const cause = Object.assign(new Error("Please reduce\n your rate."), { name: "SlowDown" });
  const error = s3Error("write", "s3://b/k", cause);
  expect(error.message).toBe(
    "Cannot write s3://b/k: the server gets more requests than it takes (SlowDown: Please reduce your rate.)",
  );
  expect(error).toMatchObject({ name: "StoreError", path: "s3://b/k", code: "SlowDown", retry: true, cause });
});

test("s3Error() prefers the code of the operating system to the name that the SDK gives it", () => {
  const cause = Object.assign(new Error("read ECONNRESET"), { name: "TimeoutError", code: "ECONNRESET" });
  expect(s3Error("read", "s3://b/k", cause)).toMatchObject({ code: "ECONNRESET", retry: true });
});

test.each([
  [301, "the bucket is in another region", false],
  [403, "access denied", false],
  [413, "the object, or a part of it, is larger than the server takes", false],
  [418, "the server answered with status 418", false],
  [429, "the server answered with status 429", true],
  [507, "the server answered with status 507", true],
])("s3Error() of an answer %i without a code says: %s", (httpStatusCode, problem, retry) => {
  const cause = Object.assign(new Error("UnknownError"), { name: "Unknown", $metadata: { httpStatusCode } });
  const error = s3Error("read", "s3://b/k", cause);
  expect(error.message).toContain(`: ${problem}`);
  expect(error.retry).toBe(retry);
});

test("s3Error() lets this package's own errors through, and takes what is no error", () => {
  const missing = new ObjectNotFoundError("k");
  expect(s3Error("read", "s3://b/k", missing)).toBe(missing);
  expect(s3Error("list", "s3://b/", undefined).message).toBe(
    "Cannot list s3://b/: something unforeseen happened",
  );
});

test("isNoSuchKey() is true of a missing object, not of a missing bucket", () => {
  const named = (name: string) => Object.assign(new Error(name), { name });
  expect(["NoSuchKey", "NotFound", "NoSuchBucket"].map((name) => isNoSuchKey(named(name)))).toEqual([
    true,
    true,
    false,
  ]);
});

describe.skipIf(noS3())("s3Error() of a real server", () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3({ bucket: "sweeps" });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test.each([-2, 2])("says that the clocks are %i hours apart", async (hours) => {
    const { endpoint, region, bucket: Bucket } = server;
    // Without the SDK's own correction, which the offset is for.
    const client = new S3Client({
      ...{
        endpoint,
        region,
        forcePathStyle: true,
        credentials: server,
        systemClockOffset: hours * 3_600_000,
      },
    });
    const cause = await client
      .send(new PutObjectCommand({ Bucket, Key: "k", Body: "one" }))
      .catch((error: unknown) => error);
    const error = s3Error("write", "s3://b/k", cause);
    expect(error).toMatchObject({ code: "RequestTimeTooSkewed", retry: false });
    expect(error.message).toContain("the clock of this machine and that of the server are too far apart");
  });

  test("says that the endpoint does not speak TLS", async () => {
    const opening = openS3Store({
      ...s3Options(server),
      endpoint: server.endpoint.replace("http:", "https:"),
    });
    await expect(opening).rejects.toThrow("the endpoint does not speak TLS (EPROTO");
    await expect(opening).rejects.toMatchObject({ retry: false });
  });

  test("says that the certificate is not trusted", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kvsweep-tls-"));
    const [key, cert] = [join(folder, "key"), join(folder, "cert")];
    const options =
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost";
    const args = [
      ...options.split(" "),
      "-addext",
      "subjectAltName=IP:127.0.0.1",
      "-keyout",
      key,
      "-out",
      cert,
    ];
    execFileSync("openssl", args, { stdio: "ignore" });
    const tls = createServer({ key: await readFile(key), cert: await readFile(cert) });
    const port = await listenLocally(tls);
    try {
      const opening = openS3Store({ ...s3Options(server), endpoint: `https://127.0.0.1:${port}` });
      await expect(opening).rejects.toThrow("the server's certificate is not one that this machine trusts");
      await expect(opening).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT", retry: false });
    } finally {
      tls.close();
      await rm(folder, { recursive: true });
    }
  });
});
