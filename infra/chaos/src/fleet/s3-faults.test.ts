import { cannotStart, startS3 } from "@kvsweep/servers";
import { openS3Store } from "@kvsweep/sweep/store";
import { expect, test } from "vitest";
import { startS3Faults } from "./s3-faults.ts";

const reason = cannotStart("s3");
if (reason !== undefined) console.warn(`NOT TESTED ON S3: ${reason}`);

async function openStores() {
  const server = await startS3({ bucket: "captions" });
  const faults = await startS3Faults(server.port);
  const { region, bucket, accessKeyId, secretAccessKey } = server;
  const credentials = { accessKeyId, secretAccessKey };
  const endpoint = `http://127.0.0.1:${faults.port}`;
  const store = await openS3Store({ endpoint, region, bucket, credentials, forcePathStyle: true });
  const dispose = async () => {
    store[Symbol.dispose]();
    await faults[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  };
  return { store, faults, [Symbol.asyncDispose]: dispose };
}

test.skipIf(reason !== undefined)(
  "a store behind faults that there are none of works as it does",
  async () => {
    await using open = await openStores();
    const body = new Uint8Array(100_000).fill(7);
    await open.store.put("a/b", body);
    expect(await open.store.get("a/b")).toEqual(body);
    expect(await open.store.list("a")).toEqual(["a/b"]);
  },
);

test.skipIf(reason !== undefined)("a store that refuses now and then is asked again", async () => {
  await using open = await openStores();
  const { faults, store } = open;
  let requests = 0;
  faults.decide = () => {
    requests += 1;
    return requests % 2 === 1 ? { status: 503 } : { delayMs: 10 };
  };
  await store.put("a", new Uint8Array([1]));
  expect(await store.get("a")).toEqual(new Uint8Array([1]));
  expect(faults.refused).toBeGreaterThanOrEqual(2);
});
