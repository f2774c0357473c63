import { GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { StoreError } from "../../errors.ts";
import { s3Error } from "./s3-error.ts";

const name = ".kvsweep-check";
const text = "kvsweep writes and reads this object when it opens the store.\n";

/**
 * Writes a small object below the prefix and reads it back: what a worker needs is s3:PutObject and s3:GetObject there,
 * and it may have no more. The object stays, as deleting it is another permission; it is the same for all. Throws
 * StoreError.
 */
export async function checkS3Access(client: S3Client, bucket: string, prefix: string): Promise<void> {
  const object = { Bucket: bucket, Key: prefix + name };
  const url = `s3://${bucket}/${object.Key}`;
  await client
    .send(new PutObjectCommand({ ...object, Body: text, ContentType: "text/plain" }))
    .catch((cause: unknown) => {
      throw s3Error("write", url, cause);
    });
  const found = await readText(client, object).catch((cause: unknown) => {
    throw s3Error("read", url, cause);
  });
  if (found === text) return;
  throw new StoreError({ path: url, code: "" }, `Cannot read ${url}: it is not what was just written`, {
    advice: "Look whether the endpoint is that of an S3 server.",
  });
}

async function readText(client: S3Client, object: { Bucket: string; Key: string }): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand(object));
  return (await Body?.transformToString()) ?? "";
}
