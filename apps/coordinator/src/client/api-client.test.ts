import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { ApiClient, jsonBody, sweepPath } from "./api-client.ts";

/** A server that answers everything alike, and keeps what it was asked. */
async function openServer(status: number, body: string) {
  const asked: { method: string | undefined; url: string | undefined; token: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    asked.push({ method, url, token: headers.authorization });
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}

test("json() asks with token, query and body, and reads the answer", async () => {
  const { url, asked } = await openServer(200, '{"a":1}');
  const client = new ApiClient({ url, token: "kvs_t" });
  const request = {
    method: "POST",
    path: sweepPath("a b/c", "/x"),
    query: { n: 1, none: undefined },
    body: jsonBody({}),
  } as const;
  expect(await client.json(request, z.object({ a: z.number() }))).toEqual({ a: 1 });
  expect(asked).toEqual([{ method: "POST", url: "/v1/sweeps/a%20b%2Fc/x?n=1", token: "Bearer kvs_t" }]);
  expect(sweepPath("")).toBe("/v1/sweeps/latest");
});

test("a refusal is told in the coordinator's words", async () => {
  const error = { name: "NotFoundError", message: "Cannot find it", advice: "Look.", retry: false };
  const { url } = await openServer(404, JSON.stringify({ error }));
  await expect(new ApiClient({ url }).bytes({ path: "/" })).rejects.toMatchObject({
    name: "ApiError",
    message: "Cannot find it",
    advice: "Look.",
    status: 404,
  });
});

test.each([
  [200, "<html>", "it is not what this version expects"],
  [502, "<html>", "status 502"],
])("an answer with status %i that is not kvsweep's is told as such", async (status, body, problem) => {
  const { url } = await openServer(status, body);
  const asked = new ApiClient({ url }).json({ path: "/" }, z.object({}));
  await expect(asked).rejects.toThrow(`Cannot understand the answer of ${url}: ${problem}`);
});

test("a coordinator that is not there is told with where it was looked for", async () => {
  const asked = new ApiClient({ url: "http://127.0.0.1:1" }).bytes({ path: "/" });
  await expect(asked).rejects.toMatchObject({
    message: expect.stringMatching(/^Cannot reach the coordinator at http:\/\/127\.0\.0\.1:1: /),
    retry: true,
  });
});
