import { splitFinalPeriod } from "./final-period.ts";
import type { NltkVersion } from "./nltk-version.ts";
import { caseless, pySpace, pySplit, pyWord } from "./python-text.ts";

type Rule = readonly [pattern: RegExp, replacement: string];

const padded = " $& ";
const noWordBefore = `(?<![${pyWord}])`;
const noWordAfter = `(?![${pyWord}])`;
const clitics = ["re", "ve", "ll", "m", "t", "s", "d", "n"].map(caseless).join("|");

const openers: readonly Rule[] = [
  [/[«“‘„]|`+/gu, padded],
  [/^"/u, "``"],
  [/``/gu, padded],
  [/([ ([{<])(?:"|'')/gu, "$1 `` "],
  [new RegExp(`'(?!${clitics})([${pyWord}])${noWordAfter}`, "gu"), "' $1"],
];

const marks: readonly Rule[] = [
  [/([:,])(\P{Nd})/gu, " $1 $2"],
  [/[:,](?=\n?$)/gu, padded],
  [/\.{2,}/gu, padded],
  [/[;@#$%&]/gu, padded],
];

const lateMarks: readonly Rule[] = [
  [/[?!]/gu, padded],
  [/([^'])' /gu, "$1 ' "],
  [/\*/gu, padded],
  [/[\][(){}<>]/gu, padded],
  [/--/gu, padded],
];

const closers: readonly Rule[] = [
  [/[»”’]/gu, padded],
  [/''/gu, padded],
  [/"/gu, " '' "],
];

const collapseSpace: Rule = [new RegExp(`[${pySpace}]+`, "gu"), " "];

const endings: readonly Rule[] = [
  [/([^' ])('[sS]|'[mM]|'[dD]|') /gu, "$1 $2 "],
  [/([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) /gu, "$1 $2 "],
];

const contractions: readonly Rule[] = [
  ...[
    ["can", "not"],
    ["d", "'ye"],
    ["gim", "me"],
    ["gon", "na"],
    ["got", "ta"],
    ["lem", "me"],
    ["more", "'n"],
  ].map(([head = "", tail = ""]) => contraction(noWordBefore, head, tail, noWordAfter)),
  contraction(noWordBefore, "wan", "na", `(?=[${pySpace}])`),
  contraction(" ", "'t", "is", noWordAfter),
  contraction(" ", "'t", "was", noWordAfter),
];

/** Splits one sentence into words as NLTK's improved Treebank tokenizer does: straight quotes come out as `` and ''. */
export function treebankTokens(sentence: string, nltk: NltkVersion): string[] {
  let text = applyAll(openers, sentence);
  text = splitFinalPeriod(text, "])}>\"'»”’ ", " ");
  text = applyAll(marks, text);
  text = splitFinalPeriod(text, "])}>\"'", "");
  text = applyAll(closers, ` ${applyAll(lateMarks, text)} `);
  // 3.8.1 lacks this step, so that it splits no ending before a line break or a tab.
  if (nltk !== "3.8.1") text = text.replace(...collapseSpace);
  return pySplit(applyAll(contractions, applyAll(endings, text)));
}

function applyAll(rules: readonly Rule[], text: string): string {
  return rules.reduce((done, [pattern, replacement]) => done.replace(pattern, replacement), text);
}

function contraction(before: string, head: string, tail: string, after: string): Rule {
  return [new RegExp(`${before}(${caseless(head)})(${caseless(tail)})${after}`, "gu"), " $1 $2 "];
}
