import { expect, test } from "vitest";
import { textsOf } from "../testing/own-fixtures.ts";
import { treebankTokens } from "./treebank-tokens.ts";

test.each([
  ['"Look," she said.', "`` Look , '' she said ."],
  ["a cat (asleep) [here]; 3,000 mats: red, blue:", "a cat ( asleep ) [ here ] ; 3,000 mats : red , blue :"],
  ["He can't, she'll; they've 'round", "He ca n't , she 'll ; they 've 'round"],
  ["I cannot; gimme, gonna 'tis 'twas wanna go", "I can not ; gim me , gon na 't is 't was wan na go"],
  ["wanna, wanna-be", "wan na , wanna-be"],
  ["wait... a U.S. dog.", "wait ... a U.S. dog ."],
  ["the dogs' bowl * 5% @home--now", "the dogs ' bowl * 5 % @ home -- now"],
  ["it is 'a' thing", "it is ' a ' thing"],
  ["“one” ‘two’ «three»", "“ one ” ‘ two ’ « three »"],
  ["time 10:30 and a:b", "time 10:30 and a : b"],
  ["", ""],
])("treebankTokens() of %j", (sentence, tokens) => {
  expect(treebankTokens(sentence, "3.9.1").join(" ")).toBe(tokens);
});

test("treebankTokens() splits an ending before a line break since 3.9 only", () => {
  expect(treebankTokens("the cat's\nbowl", "3.9.1")).toEqual(["the", "cat", "'s", "bowl"]);
  expect(treebankTokens("the cat's\nbowl", "3.8.1")).toEqual(["the", "cat's", "bowl"]);
});

test.each(["3.9.1", "3.8.1"] as const)(
  "treebankTokens() splits our texts' sentences as NLTK %s does",
  (nltk) => {
    for (const { text, sentences, tokens } of textsOf(nltk)) {
      expect(
        sentences.flatMap((sentence) => treebankTokens(sentence, nltk)),
        text,
      ).toEqual(tokens);
    }
  },
);
