import { createServer } from "node:http";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { type S3Server, startS3 } from "@kvsweep/servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listenLocally } from "../../testing/listen-locally.ts";
import { noS3, s3Options } from "../../testing/open-test-s3.ts";
import { checkS3Access } from "./check-s3-access.ts";
import { s3Client } from "./s3-client.ts";

describe.skipIf(noS3())("checkS3Access()", () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3({ bucket: "sweeps" });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  test("leaves one small object, which says what it is for", async () => {
    const client = s3Client(s3Options(server));
    await checkS3Access(client, "sweeps", "a/");
    await checkS3Access(client, "sweeps", "a/");
    const { Body } = await client.send(new GetObjectCommand({ Bucket: "sweeps", Key: "a/.kvsweep-check" }));
    expect(await Body?.transformToString()).toMatch(/^kvsweep writes and reads this object/);
  });

  test("does not take a server for a store that says yes to everything", async () => {
    const web = createServer((request, response) => request.resume().on("end", () => response.end("<html>")));
    const port = await listenLocally(web);
    const client = s3Client({ ...s3Options(server), endpoint: `http://127.0.0.1:${port}` });
    const checking = checkS3Access(client, "sweeps", "");
    await expect(checking).rejects.toThrow(
      "Cannot read s3://sweeps/.kvsweep-check: it is not what was just written",
    );
    await expect(checking).rejects.toMatchObject({ name: "StoreError", retry: false });
    client.destroy();
    web.close();
  });
});
