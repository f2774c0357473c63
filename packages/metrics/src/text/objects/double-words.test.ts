import { expect, test } from "vitest";
import { doubleWordsWith } from "./double-words.ts";

test("doubleWordsWith() keeps those given, and knows animals, vehicles and three more", () => {
  const doubles = doubleWordsWith(["hot dog", "bow tie"]);
  const of = (words: string) => doubles.get(words);
  expect([of("hot dog"), of("cell phone")]).toEqual(["hot dog", undefined]);
  expect([of("baby zebra"), of("adult cub"), of("passenger jet")]).toEqual(["zebra", "cub", "jet"]);
  expect([of("bow tie"), of("toilet seat"), of("wine glas")]).toEqual(["tie", "toilet", "wine glass"]);
});
