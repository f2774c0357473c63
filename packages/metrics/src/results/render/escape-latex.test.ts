import { expect, test } from "vitest";
import { escapeLatex } from "./escape-latex.ts";

test("escapeLatex() leaves no letter that LaTeX takes for markup", () => {
  expect(escapeLatex("95 % of a_b & {c} #1 $2")).toBe(String.raw`95 \% of a\_b \& \{c\} \#1 \$2`);
  expect(escapeLatex(String.raw`\~^<>|`)).toBe(
    String.raw`\textbackslash{}\textasciitilde{}\textasciicircum{}\textless{}\textgreater{}\textbar{}`,
  );
  expect(escapeLatex("kvsmooth 0.5 [3,8)")).toBe("kvsmooth 0.5 [3,8)");
});
