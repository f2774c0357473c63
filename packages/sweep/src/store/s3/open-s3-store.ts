import { objectKey } from "../object-key.ts";
import type { S3Connection } from "./s3-client.ts";
import { s3Error } from "./s3-error.ts";
import type { S3Store } from "./s3-store.ts";

export interface S3StoreOptions extends S3Connection {
  readonly bucket: string;
  /** Folder of the bucket that all objects lie in, such as "team/kvsweep". Default: none. */
  readonly prefix?: string | undefined;
  /** How long an operation waits for a server that may come back, in milliseconds; 0 tries once. Default 60 000. */
  readonly patienceMs?: number | undefined;
}

/**
 * Opens a bucket of AWS or of any server that speaks its protocol, and checks that it can be written and read. Needs
 * s3:PutObject and s3:GetObject below the prefix; list() needs s3:ListBucket, delete() s3:DeleteObject, large objects
 * s3:AbortMultipartUpload. Throws StoreError.
 */
export async function openS3Store({
  bucket,
  prefix = "",
  patienceMs = 60_000,
  ...connection
}: S3StoreOptions): Promise<S3Store> {
  const folder = prefix === "" ? "" : `${objectKey(prefix.replace(/\/$/, ""))}/`;
  // Loading the SDK takes a quarter of a second, which those pay who use it.
  const [{ s3Client }, { S3Store }, { checkS3Access }] = await Promise.all([
    import("./s3-client.ts"),
    import("./s3-store.ts"),
    import("./check-s3-access.ts"),
  ]);
  const client = tryTo(() => s3Client(connection), `s3://${bucket}/${folder}`);
  try {
    await checkS3Access(client, bucket, folder);
  } catch (error) {
    client.destroy();
    throw error;
  }
  return new S3Store({ client, bucket, prefix: folder, patienceMs });
}

function tryTo<T>(open: () => T, url: string): T {
  try {
    return open();
  } catch (cause) {
    throw s3Error("open", url, cause);
  }
}
