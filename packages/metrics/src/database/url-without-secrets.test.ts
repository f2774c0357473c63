import { expect, test } from "vitest";
import { urlWithoutSecrets } from "./url-without-secrets.ts";

test.each([
  ["redis://127.0.0.1:6379", "redis://127.0.0.1:6379"],
  ["redis://:s3cret@queue.example:6379/2", "redis://queue.example:6379/2"],
  ["REDISS://me:s3cret@queue.example", "rediss://queue.example"],
  ["postgres://me:s3cret@db.example/kvsweep?sslmode=require", "postgres://db.example/kvsweep"],
  ["postgresql:///kvsweep?host=/tmp&user=me&password=s3cret", "postgresql:///kvsweep"],
  ["postgres://me:s3cret@%2Frun%2Fpg/kvsweep", "postgres://%2Frun%2Fpg/kvsweep"],
])("urlWithoutSecrets() of %s keeps protocol, host and path", (url, shown) => {
  expect(urlWithoutSecrets(url)).toBe(shown);
});

test.each([
  "redis://me:s3cret/with@odd#letters?@host:6379",
  "redis://s3cret@host:6379?password=s3cret",
  "redis://me:s3cret@host:6379/0#s3cret",
  "s3cret@host:6379",
  "//me:s3cret@host",
  "me:s3cret",
  "postgres://me:s3cret\n@host/db",
  "",
])("urlWithoutSecrets() shows no secret of an ill-formed URL: %j", (url) => {
  expect(urlWithoutSecrets(url)).toMatch(/^(redis:\/\/host:6379(\/0)?|postgres:\/\/host\/db|\(not a URL\))$/);
});
