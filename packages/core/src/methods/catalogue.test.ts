import { expect, test } from "vitest";
import { methodCatalogue } from "./catalogue.ts";
import { KvSmooth } from "./method.ts";

test("methodCatalogue() names every option of kvsmooth with its default and a summary", () => {
  const kvsmooth = methodCatalogue().find(({ name }) => name === "kvsmooth");
  const { method, ...defaults } = KvSmooth.parse({ method: "kvsmooth" });
  expect(
    Object.fromEntries((kvsmooth?.options ?? []).map((option) => [option.name, option.default])),
  ).toEqual(defaults);
  expect(kvsmooth?.options.every(({ summary, values }) => summary !== "" && values !== "")).toBe(true);
  expect(method).toBe("kvsmooth");
});
