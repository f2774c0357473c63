import { ListMultipartUploadsCommand } from "@aws-sdk/client-s3";
import {
  type S3Server,
  startS3,
  startToxiproxy,
  type Toxic,
  type Proxy as ToxicProxy,
} from "@kvsweep/servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noS3, openTestS3, s3Options } from "../../testing/open-test-s3.ts";
import { type Fault, type S3Front, startS3Front } from "../../testing/s3-front.ts";
import { contentKey } from "../content-key.ts";
import { s3Client } from "./s3-client.ts";

const body = new Uint8Array(400_000).map((_, index) => index % 251);
const key = contentKey(body);
const idleMs = 500;
const isBody = (bytes: Uint8Array) => Buffer.from(bytes).equals(body);
const large = new Uint8Array(40 * 2 ** 20).map((_, index) => index % 251);

describe.skipIf(noS3())("an S3 server with faults", () => {
  const servers: AsyncDisposable[] = [];
  let server: S3Server;
  let front: S3Front;
  let proxy: ToxicProxy;
  beforeAll(async () => {
    server = await startS3({ bucket: "sweeps" });
    servers.push(server);
    front = await startS3Front(server.endpoint);
    const toxiproxy = await startToxiproxy();
    servers.push(front, toxiproxy);
    proxy = await toxiproxy.proxy({ name: "s3", upstream: server.endpoint.slice("http://".length) });
  });
  afterAll(() => Promise.all(servers.map((each) => each[Symbol.asyncDispose]())));

  /** A store behind the front, whose next requests meet these faults. */
  async function behindFront(faults: readonly Fault[], patienceMs = 60_000) {
    front.fault = () => undefined;
    const store = await openTestS3(server, { endpoint: front.endpoint, patienceMs });
    front.requests.length = 0;
    front.fault = (_request, count) => faults[count - 1];
    return store;
  }

  /** A store behind the proxy, which a toxic poisons until the work is done. */
  async function poisoned(
    toxic: Toxic,
    work: (store: Awaited<ReturnType<typeof openTestS3>>) => Promise<void>,
  ) {
    const endpoint = `http://127.0.0.1:${proxy.port}`;
    using store = await openTestS3(server, { endpoint, prefix: "slow", patienceMs: 0, idleMs });
    const name = await proxy.addToxic(toxic);
    await work(store).finally(() => proxy.removeToxic(name));
  }

  test("put() outlasts more errors than the SDK does", async () => {
    const [busy, broken] = [
      { status: 503, code: "SlowDown" },
      { status: 500, code: "InternalError" },
    ];
    using store = await behindFront([busy, broken, broken, { status: 502, code: "" }, broken]);
    await store.put(key, body);
    expect(front.requests).toHaveLength(6);
    expect(isBody(await store.get(key))).toBe(true);
  });

  test.each([
    [{ status: 503, code: "SlowDown" }, "SlowDown", "more requests than it takes"],
    [{ status: 500, code: "InternalError" }, "InternalError", "a problem of its own"],
    [{ status: 504, code: "Odd" }, "Odd", "the server answered with status 504"],
    [
      { status: 502, code: "" },
      "",
      "the server answered with status 502 (in words that are not those of S3)",
    ],
  ])("without patience %j is an error that may pass", async (fault, code, problem) => {
    using store = await behindFront([fault, fault, fault], 0);
    const writing = store.put(key, body);
    await expect(writing).rejects.toMatchObject({ name: "StoreError", code, retry: true });
    await expect(writing).rejects.toThrow(problem);
    expect(front.requests).toHaveLength(3);
  });

  test("put() that is cut in the middle is done again, and leaves one whole object", async () => {
    using store = await behindFront(["cut request", "cut request"]);
    await store.put(key, body);
    expect(front.requests).toHaveLength(3);
    expect(isBody(await store.get(key))).toBe(true);
    expect(await store.list("")).toEqual([key]);
  });

  test("get() whose answer is cut in the middle is done again", async () => {
    using store = await behindFront([]);
    await store.put(key, body);
    front.requests.length = 0;
    front.fault = (_request, count) => (count <= 2 ? "cut answer" : undefined);
    expect(isBody(await store.get(key))).toBe(true);
    expect(front.requests).toHaveLength(3);
  });

  test("get() of bytes that were changed on their way names both hashes, and is not done again", async () => {
    using store = await behindFront([]);
    await store.put("traces/x.safetensors", body);
    front.requests.length = 0;
    front.fault = () => "change answer";
    const reading = store.get("traces/x.safetensors");
    await expect(reading).rejects.toMatchObject({ name: "ObjectCorruptError", retry: false });
    await expect(reading).rejects.toThrow(/expected SHA-256 [0-9a-f]{64}, found SHA-256 [0-9a-f]{64}/);
    expect(front.requests).toHaveLength(1);
  });

  test("put() of bytes that were changed on their way is refused, and stores nothing", async () => {
    using store = await behindFront(["change request"]);
    await expect(store.put(key, body)).rejects.toThrow("the server got other bytes than were sent");
    expect(front.requests).toHaveLength(1);
    expect(await store.has(key)).toBe(false);
  });

  test("a large put() repeats the parts that fail", async () => {
    using store = await behindFront([]);
    front.fault = (request, count) =>
      request.includes("partNumber=2") && count < 6 ? "cut request" : undefined;
    await store.put("x", large);
    expect(Buffer.from(await store.get("x")).equals(large)).toBe(true);
  });

  test("a large put() that fails removes its parts", async () => {
    using store = await behindFront([], 0);
    const broken = { status: 500, code: "InternalError" };
    front.fault = (request) => (request.includes("partNumber=3") ? broken : undefined);
    await expect(store.put("x", large)).rejects.toMatchObject({ code: "InternalError", retry: true });
    const client = s3Client(s3Options(server));
    const { Uploads } = await client.send(new ListMultipartUploadsCommand({ Bucket: server.bucket }));
    expect(Uploads ?? []).toEqual([]);
    expect(await store.has("x")).toBe(false);
  });

  test.each(["upstream", "downstream"] as const)(
    "a connection that swallows all %s ends in time",
    async (stream) => {
      await poisoned({ type: "timeout", stream, attributes: { timeout: 0 } }, async (store) => {
        const begin = performance.now();
        const writing = store.put(key, body);
        await expect(writing).rejects.toMatchObject({ code: "TimeoutError", retry: true });
        await expect(writing).rejects.toThrow("the server did not answer in time");
        expect(performance.now() - begin).toBeLessThan(5_000);
      });
    },
  );

  test("a slow line is not a dead one", async () => {
    using writer = await openTestS3(server, { prefix: "slow" });
    await writer.put(key, body);
    await poisoned({ type: "bandwidth", attributes: { rate: 300 } }, async (store) => {
      const begin = performance.now();
      expect(isBody(await store.get(key))).toBe(true);
      expect(performance.now() - begin).toBeGreaterThan(2 * idleMs);
    });
  });

  test("a connection that is reset says so, and may pass", async () => {
    await poisoned({ type: "reset_peer", attributes: { timeout: 0 } }, async (store) => {
      const writing = store.put(key, body);
      await expect(writing).rejects.toThrow("the connection was cut");
      await expect(writing).rejects.toMatchObject({ retry: true });
    });
  });

  test("an endpoint where nothing listens says so, and may pass", async () => {
    await proxy.disable();
    const opening = openTestS3(server, { endpoint: `http://127.0.0.1:${proxy.port}` });
    await expect(opening).rejects.toThrow("nothing listens at the endpoint");
    await expect(opening).rejects.toMatchObject({ code: "ECONNREFUSED", retry: true });
    await proxy.enable();
  });
});
