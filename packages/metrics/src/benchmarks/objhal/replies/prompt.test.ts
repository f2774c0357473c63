import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BenchmarkDataError } from "../../../errors.ts";
import { expected, goldenAnswers, objhalFolder } from "../testing/goldens.ts";
import { fillPrompt, parsePrompt } from "./prompt.ts";

test("parsePrompt() takes a text file as it is", () => {
  const { text, isOfficial } = parsePrompt('{question}\n{answer} \\"\n', "prompt.txt");
  expect([text, isOfficial]).toEqual(['{question}\n{answer} \\"\n', false]);
});

test("parsePrompt() takes the template out of a script", () => {
  const script =
    'import os\r\nprompt_template = """Q {question}\r\n[\\"a\\"] {answer}\r\n"""\r\nx = """no"""';
  expect(parsePrompt(script, "eval.py").text).toBe('Q {question}\n["a"] {answer}\n');
});

test("parsePrompt() names the place that is missing", () => {
  expect(() => parsePrompt("{question}", "p.txt")).toThrow(BenchmarkDataError);
  expect(() => parsePrompt("{question}", "p.txt")).toThrow(
    'Cannot read the prompt from "p.txt": it has no {answer}',
  );
});

test("fillPrompt() fills the question first, and knows no special characters", () => {
  const template = parsePrompt("{question} / {answer}", "p.txt");
  expect(fillPrompt(template, { question: "$& {answer}", answer: "{question} $1" })).toBe(
    "$& {question} $1 / {question} $1",
  );
});

// The script is not ours to keep: name a checkout of it to compare.
const official = process.env["KVSWEEP_OBJHAL_OFFICIAL"];
if (official === undefined)
  console.warn(
    "SKIPPED: the test of Object HalBench's prompt, since KVSWEEP_OBJHAL_OFFICIAL names no eval folder",
  );

test.skipIf(!official || !objhalFolder)("fillPrompt() gives the official messages, byte for byte", () => {
  const path = join(official ?? "", "eval_gpt_obj_halbench.py");
  const template = parsePrompt(readFileSync(path, "utf8"), path);
  expect(template.isOfficial).toBe(true);
  const hashes = goldenAnswers().map(({ row }) => {
    const message = fillPrompt(template, { question: row.prompt ?? row.question, answer: row.text });
    return createHash("sha256").update(message).digest("hex");
  });
  expected("gpt_spacy_md").answers.forEach(({ prompt_sha256 }, i) => {
    if (prompt_sha256) expect(hashes[i]).toBe(prompt_sha256);
  });
});
