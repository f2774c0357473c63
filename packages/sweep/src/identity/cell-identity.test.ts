import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { cellIdentities, cellIdentity } from "./cell-identity.ts";
import { sha256 } from "./sha256.ts";

const description = {
  label: "kvsmooth 0.5 [1,8)",
  model: { name: "scenes-vlm", folder: "/models/scenes-vlm", fingerprint: "f1", layerCount: 8 },
  benchmark: { name: "scenes", fingerprint: "b1", sampleIds: ["0", "1"] },
  method: { method: "kvsmooth", lambdaRef: 0.5, layers: [1, 8] },
  question: null,
  maxNewTokens: 128,
  engine: { version: "1", provider: "cpu", dtype: "float32" },
};
const { id } = cellIdentity(description);

test("cellIdentity() is the hash of what it returns", () => {
  const { identity } = cellIdentity(description);
  expect(id).toBe(sha256(canonicalJson(JSON.parse(JSON.stringify(identity)))));
});

test("cellIdentity() does not depend on names, folders, labels or which samples are asked for", () => {
  const other = {
    ...description,
    label: "other",
    model: { ...description.model, name: "other", folder: "/elsewhere" },
    benchmark: { ...description.benchmark, sampleIds: [] },
  };
  expect(cellIdentity(other).id).toBe(id);
});

test.each(["engine", "maxNewTokens", "method", "question"] as const)(
  "cellIdentities() gives what cellIdentity() gives of the whole, where cells differ in %s",
  (field) => {
    const { [field]: value, ...common } = description;
    const identities = cellIdentities(common, field);
    const cell = { id: identities.id(value), identity: identities.identity(value) };
    expect(cell).toEqual(cellIdentity(description));
  },
);

test.each([
  ["the model's files", { model: { ...description.model, fingerprint: "f2" } }],
  ["the benchmark's data", { benchmark: { ...description.benchmark, fingerprint: "b2" } }],
  ["the benchmark's name", { benchmark: { ...description.benchmark, name: "chair" } }],
  ["an option", { method: { ...description.method, lambdaRef: 0.6 } }],
  ["the question", { question: "What is there?" }],
  ["the token limit", { maxNewTokens: 64 }],
  ["the engine's version", { engine: { ...description.engine, version: "2" } }],
  ["the provider", { engine: { ...description.engine, provider: "cuda" } }],
  ["a field that nobody knows yet", { novelty: true }],
])("cellIdentity() changes with %s", (_what, change) => {
  expect(cellIdentity({ ...description, ...change }).id).not.toBe(id);
});
