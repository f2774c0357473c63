import { type S3Server, startS3 } from "@kvsweep/servers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { noS3, openTestS3, s3Options, workerCredentials } from "../../testing/open-test-s3.ts";
import { openS3Store } from "./open-s3-store.ts";

const bytes = new TextEncoder().encode("one line\n");

describe.skipIf(noS3())("openS3Store()", () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3({ bucket: "sweeps" });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test("opens a bucket again and again, and shows nothing of its check", async () => {
    const options = { ...s3Options(server), prefix: "again" };
    using first = await openS3Store(options);
    await first.put("k", bytes);
    using second = await openS3Store({ ...options, prefix: "again/" });
    expect(await second.list("")).toEqual(["k"]);
  });

  test.each([
    ["no such bucket", { bucket: "nowhere" }, "NoSuchBucket", "the bucket does not exist"],
    [
      "a bucket's name that is none",
      { bucket: "No_Name" },
      "InvalidBucketName",
      "this is no name for a bucket",
    ],
    ["no region", { region: "" }, "RegionMissing", "no region is set"],
    [
      "another region",
      { region: "eu-west-9" },
      "AuthorizationHeaderMalformed",
      "the bucket is in another region",
    ],
    ["no URL", { endpoint: "localhost:9000" }, "ERR_INVALID_URL", "the endpoint is not a URL"],
  ])("says what is wrong with %s", async (_what, wrong, code, problem) => {
    const opening = openTestS3(server, wrong);
    await expect(opening).rejects.toThrow(problem);
    await expect(opening).rejects.toMatchObject({ name: "StoreError", code, retry: false });
  });

  test("tells a wrong secret from an unknown key", async () => {
    const { accessKeyId } = server;
    const wrongSecret = openTestS3(server, { credentials: { accessKeyId, secretAccessKey: "guess" } });
    await expect(wrongSecret).rejects.toThrow(
      /the secret key does not belong to the access key \(SignatureDoesNotMatch/,
    );
    const unknownKey = openTestS3(server, { credentials: { accessKeyId: "who", secretAccessKey: "guess" } });
    await expect(unknownKey).rejects.toThrow(/the server does not know the access key \(InvalidAccessKeyId/);
  });

  test("is enough for a worker that may only put and get below its prefix", async () => {
    const credentials = await workerCredentials(server, "team");
    using store = await openTestS3(server, { credentials, prefix: "team/worker" });
    await store.put("k", bytes);
    expect(await store.get("k")).toEqual(bytes);
    await expect(store.delete("k")).rejects.toMatchObject({ code: "AccessDenied", retry: false });
    await expect(store.list("")).rejects.toThrow("Cannot list s3://sweeps/team/worker/: access denied");
    await expect(openTestS3(server, { credentials, prefix: "others" })).rejects.toThrow(
      "Cannot write s3://sweeps/others/.kvsweep-check: access denied",
    );
  });

  test("finds credentials and region where the command line of AWS finds them", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", server.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", server.secretAccessKey);
    vi.stubEnv("AWS_REGION", server.region);
    try {
      using store = await openTestS3(server, { credentials: undefined, region: undefined });
      await store.put("k", bytes);
      expect(await store.has("k")).toBe(true);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("works on a machine whose clock is two hours off", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 7_200_000 });
    try {
      using store = await openTestS3(server);
      await store.put("k", bytes);
      expect(await store.get("k")).toEqual(bytes);
    } finally {
      vi.useRealTimers();
    }
  });

  test("refuses a prefix that leaves the bucket's folder", async () => {
    await expect(openTestS3(server, { prefix: "../up" })).rejects.toThrow('Cannot use object key "../up"');
  });
});
