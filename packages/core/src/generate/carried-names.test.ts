import { expect, test } from "vitest";
import { methodName, nextName, pageName, pastNames, promptNames, seenName } from "./carried-names.ts";

test("no two values that the graphs hand on have the same name", () => {
  const places = Array.from({ length: 12 }, (_, place) => place);
  const names = [
    ...places.flatMap((layer) => [...Object.values(promptNames(layer)), ...Object.values(pastNames(layer))]),
    ...places.map(methodName),
    seenName,
  ];
  const all = [...names, ...names.map(nextName), ...names.map(pageName)];
  expect(new Set(all).size).toBe(all.length);
});
