import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { cannotStart, type S3Server } from "@kvsweep/servers";
import { openS3Store, type S3StoreOptions } from "../store/s3/open-s3-store.ts";
import { type S3Credentials, s3Client } from "../store/s3/s3-client.ts";
import type { S3Store } from "../store/s3/s3-store.ts";
import { repository } from "./repository.ts";

/** Why tests of S3 are skipped, said aloud; undefined where its servers can be started. */
export function noS3(): string | undefined {
  const reason = cannotStart("s3") ?? cannotStart("toxiproxy");
  if (reason !== undefined) console.warn(`SKIPPED: the tests of S3, because ${reason}`);
  return reason;
}

/** How to reach a server's bucket as its owner. */
export function s3Options({
  endpoint,
  region,
  accessKeyId,
  secretAccessKey,
  bucket,
}: S3Server): S3StoreOptions {
  return { endpoint, region, bucket, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } };
}

/** A store of its own in the server's bucket: the prefix is new at every call. */
export function openTestS3(server: S3Server, options: Partial<S3StoreOptions> = {}): Promise<S3Store> {
  return openS3Store({ ...s3Options(server), prefix: randomUUID(), ...options });
}

/** Credentials that may put and get objects below a prefix of the server's bucket, and nothing else: by the policy that is shipped. */
export async function workerCredentials(server: S3Server, prefix: string): Promise<S3Credentials> {
  const [access, secret] = ["worker", "workers-secret"];
  const accessAccounts = { [access]: { access, secret, role: "user", userID: 0, groupID: 0, projectID: 0 } };
  await writeFile(join(server.folder, "users", "users.json"), JSON.stringify({ accessAccounts }));
  const shipped = await readFile(join(repository, "infra/s3/worker-policy.json"), "utf8");
  const Policy = shipped.replace("WORKER", access).replace("BUCKET", server.bucket).replace("PREFIX", prefix);
  await s3Client(s3Options(server)).send(new PutBucketPolicyCommand({ Bucket: server.bucket, Policy }));
  return { accessKeyId: access, secretAccessKey: secret };
}
