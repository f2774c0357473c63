import { expect, test } from "vitest";
import { redactText, secretsOf } from "./redact.ts";

test("secretsOf() finds passwords of URLs, also as they read without percent-encoding, and secrets by their names", () => {
  const variables = {
    URL: "postgres://u:p%40ssword@h/d",
    API_KEY: "abcdefgh",
    HOME: "/root",
    SHORT_TOKEN: "abc",
    A_SECRET: `a"bcdef`,
  };
  expect(secretsOf(variables)).toEqual(["p%40ssword", "p@ssword", "abcdefgh", 'a"bcdef', 'a\\"bcdef']);
});

test("redactText() leaves innocent text as it is", () => {
  const text = 'Cannot read s3://captions/a@b: "images/0001.png" of 3 tokens';
  expect(redactText("see https://example.org/a and bob@example.org", [])).toBe(
    "see https://example.org/a and bob@example.org",
  );
  expect(redactText(text, [])).toBe(text);
});

test("redactText() hides what has a secret's name in JSON", () => {
  expect(redactText('{"userPassword":"a\\"b","n":1}', [])).toBe('{"userPassword":"[redacted]","n":1}');
});

test("redactText() hides a password in a URL's query, and leaves the rest of the query", () => {
  expect(redactText("at postgres://h/d?user=u&password=pl%40nted&sslmode=require now", [])).toBe(
    "at postgres://h/d?user=u&password=[redacted]&sslmode=require now",
  );
});

test("secretsOf() knows the keys of S3 servers other than AWS, which look like nothing", () => {
  expect(secretsOf({ AWS_ACCESS_KEY_ID: "minio-user", AWS_SECRET_ACCESS_KEY: "minio-pass" })).toEqual([
    "minio-user",
    "minio-pass",
  ]);
});
