import { expect, test } from "vitest";
import { openTestApi, smallSweepText } from "../testing/open-test-api.ts";
import { Problem, Submission, SweepSummary } from "./contract.ts";
import { createToken } from "./tokens.ts";

const yaml = { "content-type": "application/yaml" };
const post = (body: string, headers: Record<string, string> = yaml) => ({ method: "POST", headers, body });

test("the same file submitted by many at once is one sweep, and what is asked of it is told", async () => {
  const { ask, faults } = await openTestApi();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => ask("/v1/sweeps?priority=7&name=a.yaml", post(smallSweepText))),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  const sweeps = await Promise.all(answers.map(async (answer) => Submission.parse(await answer.json())));
  expect(new Set(sweeps.map(({ id }) => id)).size).toBe(1);
  expect(sweeps[0]).toMatchObject({
    name: "small",
    priority: 7,
    expected: 6,
    pending: 6,
    cells: 2,
    units: 1,
  });
  const shown = SweepSummary.parse(await (await ask("/v1/sweeps/latest")).json());
  expect(shown).toMatchObject({ id: sweeps[0]?.id, state: "active", submittedBy: "local" });
  expect(faults).toEqual([]);
});

test.each([
  ["no YAML of ours", "a: b", 422, 'unknown key "a"'],
  [
    "a model outside the folders",
    smallSweepText.replace("scenes-vlm", "../../etc"),
    422,
    "no model of that name",
  ],
  [
    "a benchmark that is a path",
    smallSweepText.replace("benchmark: scenes", "benchmark: ../scenes"),
    422,
    "../scenes",
  ],
  ["a prototype's key", `${smallSweepText}__proto__: { a: 1 }\n`, 422, "__proto__"],
  ["an alias bomb", bomb(), 422, "aliases"],
  ["a million million cells", hugeGrid(), 422, "cells"],
  ["a body beyond the limit", "x".repeat(1_200_000), 413, "more than"],
])("POST /v1/sweeps refuses %s", async (_what, body, status, problem) => {
  const { ask, faults } = await openTestApi();
  const answer = await ask("/v1/sweeps", post(body));
  expect(answer.status).toBe(status);
  expect(Problem.parse(await answer.json()).error.message).toContain(problem);
  expect(await (await ask("/v1/sweeps")).json()).toEqual([]);
  expect(faults).toEqual([]);
});

test("a token may do what its role covers", async () => {
  const { db, ask } = await openTestApi({ isLocal: false });
  const reader = await createToken(db, { name: "ada", role: "read" });
  const submitter = await createToken(db, { name: "bob", role: "submit" });
  const as = (token: string) => ({ ...yaml, authorization: `Bearer ${token}` });
  expect((await ask("/v1/sweeps")).status).toBe(401);
  expect((await ask("/v1/sweeps", { headers: as("kvs_wrong") })).status).toBe(401);
  expect((await ask("/v1/sweeps", { headers: as(reader) })).status).toBe(200);
  expect((await ask("/v1/sweeps", post(smallSweepText, as(reader)))).status).toBe(403);
  const submitted = await ask("/v1/sweeps", post(smallSweepText, as(submitter)));
  expect(await submitted.json()).toMatchObject({ submittedBy: "bob", isNew: true });
  const patch = { method: "PATCH", body: '{"state":"paused"}' };
  const json = { "content-type": "application/json" };
  const patched = (token: string) =>
    ask("/v1/sweeps/small", { ...patch, headers: { ...as(token), ...json } });
  expect((await patched(reader)).status).toBe(403);
  expect(await (await patched(submitter)).json()).toMatchObject({ state: "paused" });
});

test("requests that are too many, too odd or for nothing are refused in words", async () => {
  const { ask } = await openTestApi({ limits: { requests: 4, failedLogins: 100 } });
  const problems = [];
  for (const path of ["/v1/nothing", "/v1/sweeps/none", "/v1/events?limit=0", "/v1/workers", "/v1/workers"]) {
    const answer = await ask(path);
    const body: unknown = await answer.json();
    problems.push([answer.status, Problem.safeParse(body).data?.error.name]);
  }
  expect(problems).toEqual([
    [404, "NotFoundError"],
    [404, "NotFoundError"],
    [400, "BadRequestError"],
    [200, undefined],
    [429, "TooManyRequestsError"],
  ]);
});

test("an error that should not happen is logged here, and told by a reference only", async () => {
  const { ask, faults } = await openTestApi({
    db: (db) =>
      new Proxy(db, {
        get(target, name) {
          if (name === "transaction") throw new TypeError("secret details");
          return Reflect.get(target, name, target);
        },
      }),
  });
  const answer = await ask("/v1/sweeps", post(smallSweepText));
  const text = await answer.text();
  expect([answer.status, faults.length]).toEqual([500, 1]);
  expect(text).toContain("InternalError");
  expect(text).not.toContain("secret details");
});

test("GET /openapi.json describes every route", async () => {
  const { ask } = await openTestApi();
  const { paths } = (await (await ask("/openapi.json")).json()) as { paths: Record<string, unknown> };
  expect(Object.keys(paths).sort()).toEqual([
    "/v1/events",
    "/v1/sweeps",
    "/v1/sweeps/{sweep}",
    "/v1/sweeps/{sweep}/explain",
    "/v1/sweeps/{sweep}/failures",
    "/v1/sweeps/{sweep}/results",
    "/v1/sweeps/{sweep}/retry",
    "/v1/workers",
  ]);
});

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const inside = level === 0 ? "x" : Array.from({ length: 9 }, () => `*a${level - 1}`).join(", ");
    return `a${level}: &a${level} [${inside}]`;
  });
  return `${smallSweepText}${levels.join("\n")}\n`;
}

function hugeGrid(): string {
  const axis = "{ from: 0, to: 0.9999, step: 0.0001 }";
  return smallSweepText.replace(
    "layers: [1, 8] }",
    `lambdaRef: ${axis}, window: ${axis}, M: { from: 1, to: 10000, step: 1 }, layers: [1, 8] }`,
  );
}
