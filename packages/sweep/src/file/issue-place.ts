import type { z } from "zod";
import type { Place } from "../errors.ts";
import type { SweepSource } from "./sweep-source.ts";
import { hint } from "./unknown-key.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong, and where. */
export interface IssuePlace {
  readonly place: Place;
  readonly problem: string;
  readonly isUnknownKey: boolean;
}

/** A zod issue in words, at its place in the file. `value` is what was parsed. */
export function issuePlace(outer: Issue, value: unknown, source: SweepSource): IssuePlace {
  const issue = innermost(outer);
  const isUnknownKey = issue.code === "unrecognized_keys";
  const place = isUnknownKey ? source.locateKey(issue.path, issue.keys[0] ?? "") : source.locate(issue.path);
  return { place, problem: problemOf(issue, valueAt(value, issue.path)), isUnknownKey };
}

function problemOf(issue: Issue, found: unknown): string {
  const subject = subjectOf(issue.path);
  if (issue.code === "unrecognized_keys") return issue.message;
  if (issue.code === "custom") return `${subject}: ${issue.message}`;
  if (found === undefined) return `${subject} is missing`;
  if (isNoSuchMethod(issue)) {
    return `there is no method ${show(found)} (${hint(String(found), issue.options.map(String))})`;
  }
  return `${subject} is ${show(found)}; ${wanted(issue.message)}`;
}

/** Of a union the alternative that came furthest, which is the one that was meant; and what is worst in it. */
function innermost(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const [best] = issue.errors.map((issues) => issues.map(innermost)).sort(byLikeness);
  const worst = best?.find((inner) => inner.code !== "invalid_type") ?? best?.[0];
  return worst === undefined ? issue : { ...worst, path: [...issue.path, ...worst.path] };
}

// An alternative of another type altogether says least; of two that fit alike, the one with less to say.
function byLikeness(a: readonly Issue[], b: readonly Issue[]): number {
  const isAlike = (issues: readonly Issue[]) => Number(issues.some(({ code }) => code !== "invalid_type"));
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map(({ path }) => path.length));
  return isAlike(b) - isAlike(a) || depth(b) - depth(a) || a.length - b.length;
}

function isNoSuchMethod(issue: object): issue is { options: readonly unknown[] } {
  return "discriminator" in issue && "options" in issue && Array.isArray(issue.options);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    return typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined;
  }, value);
}

/** `"lambdaRef"` for methods[1].lambdaRef, `"layers"[2]` for its third range. */
function subjectOf(path: readonly PropertyKey[]): string {
  const named = path.findLastIndex((key) => typeof key === "string");
  const indices = path.slice(named + 1).map((index) => `[${String(index)}]`);
  return named < 0 ? "the file" : `"${String(path[named])}"${indices.join("")}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** zod's "Too big: expected number to be <1" and "Invalid input: expected ..., received ..." without what we said. */
function wanted(message: string): string {
  const text = message
    .replace(/^(Invalid input|Invalid option|Too big|Too small): /, "")
    .replace(/, received .*$/, "");
  return text.charAt(0).toLowerCase() + text.slice(1);
}
