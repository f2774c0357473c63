import { expect, test } from "vitest";
import { saysYes } from "./says-yes.ts";

test.each([
  ["Yes, there is.", true],
  ["No, there is none.", false],
  ["There is, I think, no dog", false],
  ["A dog. No cat.", true],
  ["It is not there", false],
  ["NO", true],
  ["I cannot see it", true],
  ["nothing", true],
  ["", true],
])("saysYes() of %j is %j", (answer, yes) => {
  expect(saysYes(answer)).toBe(yes);
});
