import { expect, test } from "vitest";
import { tokenSpans } from "./token-spans.ts";
import { treebankTokens } from "./treebank-tokens.ts";

test.each([
  "A dog, a cat\n and two  birds.",
  "\"Quoted\" and ''quoted'' and ``quoted'' `x` ```y",
  "They can't; it's \"cannot\" (3,000 of 'em)... 'tis  so!",
  "",
])("tokenSpans() finds every token of %j", (text) => {
  const tokens = treebankTokens(text, "3.9.1");
  const found = tokenSpans(text, tokens).map(({ start, end }) => text.slice(start, end));
  const plain = (token: string) => token.replace(/``|''|"/g, '"');
  expect(found.map(plain)).toEqual(tokens.map(plain));
  expect(found.join("")).toBe(text.replace(/\s/g, ""));
});

test("tokenSpans() refuses the tokens of another text", () => {
  expect(() => tokenSpans("A dog", ["a"])).toThrow(
    'Cannot find token "a": it does not stand at 0 of the text',
  );
});
