import { expect, test } from "vitest";
import { cmykToRgb } from "./cmyk-to-rgb.ts";

test("cmykToRgb() takes each ink from the light that black leaves", () => {
  expect([...cmykToRgb(Uint8Array.of(0, 0, 0, 0))]).toEqual([255, 255, 255]);
  expect([...cmykToRgb(Uint8Array.of(255, 0, 0, 0))]).toEqual([0, 255, 255]);
  expect([...cmykToRgb(Uint8Array.of(0, 128, 255, 55))]).toEqual([200, 100, 0]);
});

test("cmykToRgb() is rounded as Pillow's conversion", () => {
  expect([...cmykToRgb(Uint8Array.of(10, 77, 200, 13))]).toEqual([233, 169, 52]);
});
