import { expect, test } from "vitest";
import { ownPunkt } from "../chair/testing/own-scenes.ts";
import { frontEnd } from "../chair/words/front-end.ts";
import { chairPresence, substringPresence } from "./presence.ts";

test("substringPresence() finds pieces of words, any word of a name, and minds letter case", () => {
  const isPresent = substringPresence("A carpet with highlights. Dog");
  expect(["car", "traffic light", "dog", "Dog"].map(isPresent)).toEqual([true, true, false, true]);
});

test("chairPresence() finds mentions of a name's class", () => {
  const isPresent = chairPresence("A carpet with highlights. Puppies", frontEnd({ punkt: ownPunkt }));
  expect(["car", "traffic light", "dog"].map(isPresent)).toEqual([false, false, true]);
});
