import { expect, test } from "vitest";
import { ownPunkt } from "../chair/testing/own-scenes.ts";
import { parseOptions } from "./opope-options.ts";
import { presenceRule } from "./presence-rule.ts";

const rows = (...objects: string[]) => [{ id: "7", image: null, objects }];
const rule = (match: string, objects: string[]) =>
  presenceRule(parseOptions({ match }), { punkt: ownPunkt }, "a.jsonl", rows(...objects));

test("presenceRule() is HALC's or CHAIR's", () => {
  expect(rule("halc-substring", ["car"])("a carpet")("car")).toBe(true);
  expect(rule("chair", ["car"])("a carpet")("car")).toBe(false);
});

test("presenceRule() refuses objects that CHAIR's words can never name", () => {
  expect(() => rule("chair", ["unicorn"])).toThrow('"a.jsonl" has a "unicorn", which is none of them');
  expect(() => rule("halc-substring", ["unicorn"])).not.toThrow();
});
