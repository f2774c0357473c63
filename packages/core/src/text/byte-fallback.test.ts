import { expect, test } from "vitest";
import { byteFallback } from "./byte-fallback.ts";

const text = (...tokens: string[]) => byteFallback(tokens).join("");

test("byteFallback() joins the bytes of a character and leaves other tokens", () => {
  expect(text("a", "<0xE2>", "<0x82>", "<0xAC>", "b")).toBe("a€b");
});

test("byteFallback() gives one replacement character a byte for a run that is not UTF-8, ASCII included", () => {
  expect(text("<0x41>", "<0xE2>", "<0x42>")).toBe("\uFFFD\uFFFD\uFFFD");
});

test("byteFallback() judges each run alone", () => {
  expect(text("<0xE2>", "-", "<0x41>")).toBe("\uFFFD-A");
});

test("byteFallback() keeps a byte order mark", () => {
  expect(text("<0xEF>", "<0xBB>", "<0xBF>", "a")).toBe("\uFEFFa");
});
