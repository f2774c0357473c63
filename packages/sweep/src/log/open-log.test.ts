import { expect, test } from "vitest";
import { StoreError } from "../errors.ts";
import { openLog } from "./open-log.ts";

const variables = {
  KVSWEEP_DATABASE_URL: "postgres://worker:pl%40nted-1@db/kvsweep",
  KVSWEEP_REDIS_URL: "redis://:planted-2@cache:6379",
  AWS_SECRET_ACCESS_KEY: "planted-3+/x",
  KVSWEEP_TOKEN: "planted-token",
  KVSWEEP_STORE: "s3://captions",
};
const planted = ["pl%40nted-1", "pl@nted-1", "planted-2", "planted-3+/x", "planted-token"];

function recordingLog() {
  let written = "";
  const destination = {
    write: (line: string) => {
      written += line;
    },
  };
  const log = openLog({ program: "worker", level: "debug", variables, destination });
  return {
    log,
    lines: () =>
      written
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    text: () => written,
  };
}

test("a log line has time, level, program, ids and words", () => {
  const { log, lines } = recordingLog();
  log.child({ worker: "w1" }).info({ unit: "u1", attempt: 2 }, "claimed");
  expect(lines()).toEqual([
    {
      ...{ level: "info", program: "worker", worker: "w1", unit: "u1", attempt: 2, msg: "claimed" },
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    },
  ]);
});

test("an error is logged with its advice, its verdict and its causes", () => {
  const { log, lines } = recordingLog();
  const cause = new TypeError("inner");
  log.error(
    { err: new StoreError({ path: "p", code: "EIO" }, "Cannot write p", { cause, retry: true }) },
    "no",
  );
  expect(lines()[0]).toMatchObject({
    msg: "no",
    err: {
      ...{
        name: "StoreError",
        message: "Cannot write p",
        advice: expect.any(String),
        retry: true,
        code: "EIO",
      },
      cause: { name: "TypeError", message: "inner", stack: expect.stringContaining("open-log.test") },
    },
  });
});

test("no planted secret is written, wherever it is put", () => {
  const { log, text } = recordingLog();
  for (const secret of planted) {
    log.info(`said ${secret}`);
    log.info({ a: { b: [`in ${secret}`] } }, `with ${secret} %s`, secret);
    log.error({ err: new Error(`failed with ${secret}`, { cause: new Error(secret) }) }, secret);
    log.child({ place: secret }).warn("child");
  }
  log.info({ url: variables.KVSWEEP_DATABASE_URL, other: "redis://u:never-seen@h/0" });
  log.info({ headers: { authorization: "Bearer abc.def" }, password: "never-seen" }, "Bearer never-seen");
  log.info("https://h/?X-Amz-Signature=never-seen&a=1 kvs_never-seen-never-seen-never AKIAABCDEFGHIJKLMNOP");
  for (const secret of [...planted, "never-seen", "abc.def", "AKIAABCDEFGHIJKLMNOP"]) {
    expect(text()).not.toContain(secret);
  }
  expect(text()).toContain("postgres://[redacted]@db/kvsweep");
  expect(text()).toContain("a=1");
});
