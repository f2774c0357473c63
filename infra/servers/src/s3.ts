import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { answersHttp } from "./answers-http.ts";
import { programPath } from "./cannot-start.ts";
import { runProgram } from "./run-program.ts";
import { openFolder } from "./server-folder.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

export interface S3Options {
  /** Is made where it isn't there. */
  readonly bucket: string;
  /** Is made where it isn't there, and kept. Default a temporary one, which ends with the server. */
  readonly folder?: string;
}

/** What a client needs, which is to set `forcePathStyle: true`. */
export interface S3Server extends ServerProcess {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly bucket: string;
}

const region = "us-east-1";
const accessKeyId = "kvsweep";

/** A versitygw of this process's own, with versioning and users, over a folder. Rejects with ServerError. */
export async function startS3(options: S3Options): Promise<S3Server> {
  const program = programPath("s3");
  const folder = await openFolder("s3", options.folder);
  const data = join(folder.path, "data");
  const versions = join(folder.path, "versions");
  const users = join(folder.path, "users");
  const server = await startServer({
    title: "versitygw",
    program,
    folder,
    prepare: async () => {
      for (const path of [data, versions, users]) await mkdir(path, { recursive: true });
    },
    args: (port) => [
      ...["--port", `127.0.0.1:${port}`, "--region", region, "--keep-alive", "--quiet", "--iam-dir", users],
      ...["posix", "--versioning-dir", versions, data],
    ],
    env: { ROOT_ACCESS_KEY: accessKeyId, ROOT_SECRET_KEY: folder.secret },
    stopSignal: "SIGTERM",
    isReady: answersHttp,
  });
  const { bucket } = options;
  const endpoint = `http://127.0.0.1:${server.port}`;
  const secretAccessKey = folder.secret;
  try {
    if (!existsSync(join(data, bucket))) await createBucket({ program, endpoint, bucket, secretAccessKey });
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
  return Object.assign(server, { endpoint, region, accessKeyId, secretAccessKey, bucket });
}

interface NewBucket {
  readonly program: string;
  readonly endpoint: string;
  readonly bucket: string;
  readonly secretAccessKey: string;
}

/** By the server's own command, which signs the request. */
function createBucket({ program, endpoint, bucket, secretAccessKey }: NewBucket): Promise<void> {
  const admin = [program, "admin", "--endpoint-url", endpoint, "--region", region] as const;
  const env = { ADMIN_ACCESS_KEY: accessKeyId, ADMIN_SECRET_KEY: secretAccessKey };
  const command = [...admin, "create-bucket", "--owner", accessKeyId, "--bucket", bucket] as const;
  return runProgram(`create the bucket "${bucket}"`, command, { env });
}
