import { expect, test } from "vitest";
import { fleetSettings } from "./fleet-settings.ts";

const variables = {
  KVSWEEP_DATABASE_URL: "postgres://u:p@db/kvsweep",
  KVSWEEP_REDIS_URL: "redis://:p@cache:6379",
  KVSWEEP_STORE: "s3://captions/team/a",
};

test("fleetSettings() reads where the servers are", () => {
  expect(fleetSettings(variables)).toEqual({
    databaseUrl: "postgres://u:p@db/kvsweep",
    redisUrl: "redis://:p@cache:6379",
    redisPrefix: "kvsweep",
    allowVolatile: false,
    store: {
      kind: "s3",
      bucket: "captions",
      prefix: "team/a",
      endpoint: undefined,
      region: undefined,
      forcePathStyle: false,
    },
  });
});

test("fleetSettings() puts the bucket into the path where the server is not AWS, unless told otherwise", () => {
  const own = { ...variables, KVSWEEP_STORE: "s3://captions", KVSWEEP_S3_ENDPOINT: "http://s3.lab:9000" };
  expect(fleetSettings(own).store).toMatchObject({ bucket: "captions", prefix: "", forcePathStyle: true });
  const told = { ...own, KVSWEEP_S3_PATH_STYLE: "false" };
  expect(fleetSettings(told).store).toMatchObject({ forcePathStyle: false });
});

test("fleetSettings() takes a folder that all machines share", () => {
  expect(fleetSettings({ ...variables, KVSWEEP_STORE: "/mnt/captions" }).store).toEqual({
    kind: "folder",
    folder: "/mnt/captions",
  });
});

test.each([
  [{ KVSWEEP_DATABASE_URL: undefined }, "KVSWEEP_DATABASE_URL: it is not set"],
  [{ KVSWEEP_DATABASE_URL: "mysql://u:secret@db/x" }, "KVSWEEP_DATABASE_URL: it is no postgres:// URL"],
  [{ KVSWEEP_REDIS_URL: "secret" }, "KVSWEEP_REDIS_URL: it is no redis:// URL"],
  [{ KVSWEEP_STORE: "gs://bucket" }, "KVSWEEP_STORE: it is neither s3://bucket/prefix nor a folder"],
  [{ KVSWEEP_STORE: "s3:///x" }, "KVSWEEP_STORE: it is neither"],
  [{ KVSWEEP_REDIS_VOLATILE: "yes" }, "KVSWEEP_REDIS_VOLATILE: it is neither true nor false"],
])("fleetSettings() refuses %j by name and without its value", (wrong, message) => {
  const read = () => fleetSettings({ ...variables, ...wrong });
  expect(read).toThrow(`Cannot use ${message}`);
  expect(read).not.toThrow("secret");
});
