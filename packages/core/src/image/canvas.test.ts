import { expect, test } from "vitest";
import { drawOnCanvas } from "./canvas.ts";

const pixel = { width: 1, height: 1, data: Uint8Array.of(1, 2, 3) };

test("drawOnCanvas() puts the picture at left and top, on the ground", () => {
  const { data } = drawOnCanvas(pixel, { width: 2, height: 2, left: 1, top: 0, ground: [9, 8, 7] });
  expect([...data]).toEqual([9, 8, 7, 1, 2, 3, 9, 8, 7, 9, 8, 7]);
});

test("drawOnCanvas() cuts off what hangs over any edge", () => {
  const picture = { width: 3, height: 3, data: Uint8Array.from({ length: 27 }, (_, i) => i) };
  const { data } = drawOnCanvas(picture, { width: 1, height: 1, left: -1, top: -1, ground: [0, 0, 0] });
  expect([...data]).toEqual([12, 13, 14]);
});
