import { join } from "node:path";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, onTestFinished } from "vitest";
import { type S3Server, startS3 } from "./s3.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { testOn } from "./testing/test-on.ts";

const test = testOn("s3");

function connect(server: S3Server, secretAccessKey = server.secretAccessKey): S3Client {
  const { endpoint, region, accessKeyId } = server;
  const credentials = { accessKeyId, secretAccessKey };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  onTestFinished(() => client.destroy());
  return client;
}

async function put(client: S3Client, bucket: string, key: string): Promise<void> {
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: `body of ${key}` }));
}

async function get(client: S3Client, bucket: string, key: string): Promise<string | undefined> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Body?.transformToString();
}

test("startS3() gives a bucket to whoever has its secret, and to nobody else", async () => {
  await using server = await startS3({ bucket: "captions" });
  const client = connect(server);
  await put(client, "captions", "a/b.jsonl");
  expect(await get(client, "captions", "a/b.jsonl")).toBe("body of a/b.jsonl");
  const stranger = connect(server, "guess");
  await expect(get(stranger, "captions", "a/b.jsonl")).rejects.toMatchObject({
    name: "SignatureDoesNotMatch",
  });
});

test("what the store acknowledged is there after kill -9 and a restart", async () => {
  await using server = await startS3({ bucket: "captions" });
  const client = connect(server);
  const keys = Array.from({ length: 20 }, (_, index) => `units/${index}.jsonl`);
  for (const key of keys) await put(client, "captions", key);
  await server.kill();
  await server.restart();
  for (const key of keys) expect(await get(client, "captions", key)).toBe(`body of ${key}`);
});

test("startS3() finds in a named folder what was there, and makes a bucket that wasn't", async () => {
  const folder = join(temporaryFolder(), "s3");
  const first = await startS3({ bucket: "captions", folder });
  await put(connect(first), "captions", "key");
  await first[Symbol.asyncDispose]();
  const second = await startS3({ bucket: "captions", folder });
  expect(await get(connect(second), "captions", "key")).toBe("body of key");
  await second[Symbol.asyncDispose]();
  await using third = await startS3({ bucket: "traces", folder });
  await put(connect(third), "traces", "key");
  expect(await get(connect(third), "captions", "key")).toBe("body of key");
});

test("startS3() refuses a name that no bucket may have", async () => {
  await expect(startS3({ bucket: "Not_A_Bucket" })).rejects.toThrow(
    /^Cannot create the bucket "Not_A_Bucket": .*InvalidBucketName/,
  );
});
