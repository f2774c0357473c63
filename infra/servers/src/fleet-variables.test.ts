import { expect, test } from "vitest";
import { fleetVariables } from "./fleet-variables.ts";

test("fleetVariables() names every server", () => {
  const s3 = { endpoint: "http://e", region: "r", bucket: "b", accessKeyId: "k", secretAccessKey: "s" };
  const variables = fleetVariables({ postgres: { url: "postgres://p" }, redis: { url: "redis://r" }, s3 });
  expect(variables).toMatchObject({ KVSWEEP_DATABASE_URL: "postgres://p", KVSWEEP_STORE: "s3://b" });
  expect(fleetVariables({ postgres: { url: "p" }, redis: { url: "r" }, s3 }, "team")).toMatchObject({
    KVSWEEP_STORE: "s3://b/team",
  });
});
