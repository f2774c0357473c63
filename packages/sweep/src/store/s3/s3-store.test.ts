import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HeadObjectCommand, ListMultipartUploadsCommand } from "@aws-sdk/client-s3";
import { type S3Server, startS3 } from "@kvsweep/servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testObjectStore } from "../../testing/object-store-tests.ts";
import { noS3, openTestS3, s3Options } from "../../testing/open-test-s3.ts";
import { contentKey } from "../content-key.ts";
import { s3Client } from "./s3-client.ts";

const body = new TextEncoder().encode("one line\n");
const large = new Uint8Array(40 * 2 ** 20).map((_, index) => index % 251);

describe.skipIf(noS3())("S3Store", () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3({ bucket: "sweeps" });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  testObjectStore("S3Store", () => openTestS3(server));

  const writeOnDisk = (prefix: string, key: string, bytes: Uint8Array) =>
    writeFile(join(server.folder, "data", server.bucket, prefix, key), bytes);

  test("put() sends a large object in parts, and get() puts them together", async () => {
    using store = await openTestS3(server, { prefix: "large" });
    await store.put("traces/x.safetensors", large);
    const client = s3Client(s3Options(server));
    const object = { Bucket: server.bucket, Key: "large/traces/x.safetensors" };
    expect((await client.send(new HeadObjectCommand(object))).ETag).toMatch(/-3"$/);
    expect(Buffer.from(await store.get("traces/x.safetensors")).equals(large)).toBe(true);
    expect(
      (await client.send(new ListMultipartUploadsCommand({ Bucket: server.bucket }))).Uploads ?? [],
    ).toEqual([]);
  });

  test.each([
    ["captions", contentKey(body), body],
    ["a trace", "traces/x.safetensors", body],
    ["a trace in parts", "traces/large.safetensors", large],
  ])("get() finds %s changed on the server's disk, and names both hashes", async (what, key, bytes) => {
    const prefix = what.replaceAll(" ", "-");
    using store = await openTestS3(server, { prefix });
    await store.put(key, bytes);
    await writeOnDisk(prefix, key, bytes.with(3, 7));
    // Its length, as a failure would print the whole body.
    const reading = store.get(key).then(({ byteLength }) => byteLength);
    await expect(reading).rejects.toMatchObject({ name: "ObjectCorruptError", key, retry: false });
    await expect(reading).rejects.toThrow(/expected SHA-256 [0-9a-f]{64}, found SHA-256 [0-9a-f]{64}/);
  });

  test("put() heals an object that was damaged", async () => {
    using store = await openTestS3(server, { prefix: "healed" });
    const key = contentKey(body);
    await store.put(key, body);
    await writeOnDisk("healed", key, body.subarray(0, 3));
    await store.put(key, body);
    expect(await store.get(key)).toEqual(body);
  });

  test("list() returns more keys than the server tells at a time", async () => {
    using store = await openTestS3(server, { prefix: "pages" });
    await store.put("k/0000", body);
    const keys = Array.from({ length: 1_010 }, (_, index) => `k/${String(index).padStart(4, "0")}`);
    await Promise.all(keys.map((key) => writeOnDisk("pages", key, body)));
    expect(await store.list("k/")).toEqual(keys);
  });

  test("put() below an object says that the server does not take such keys", async () => {
    using store = await openTestS3(server);
    await store.put("k", body);
    await expect(store.put("k/below", body)).rejects.toThrow(
      /no key that is the beginning of another one, .* \(ObjectParentIsFile/,
    );
  });

  test("put() waits for a server that was killed and comes back", async () => {
    using store = await openTestS3(server);
    using impatient = await openTestS3(server, { patienceMs: 0 });
    await server.kill("SIGKILL");
    const writing = store.put("k", body);
    for (const key of ["a", "b", "c"])
      await expect(impatient.put(key, body)).rejects.toThrow("nothing listens");
    await server.restart();
    await writing;
    expect(await store.get("k")).toEqual(body);
  });
});
