import { expect, test } from "vitest";
import { resizeBicubic } from "./resize.ts";

const grey = (width: number, height: number, values: number[]) => ({
  width,
  height,
  data: Uint8Array.from(values.flatMap((value) => [value, value, value])),
});
const everyThird = (data: Uint8Array) => [...data].filter((_, i) => i % 3 === 0);

test("resizeBicubic() to the same size changes nothing", () => {
  const image = grey(2, 2, [1, 2, 3, 4]);
  expect(resizeBicubic(image, 2, 2)).toEqual(image);
});

test("resizeBicubic() of one colour is that colour", () => {
  const { data } = resizeBicubic(grey(7, 5, new Array(35).fill(201)), 3, 11);
  expect(new Set(data)).toEqual(new Set([201]));
});

// The numbers of the next three tests are Pillow 13's.
test("resizeBicubic() widens a step as Pillow does, clipped at 0 and 255", () => {
  const { data } = resizeBicubic(grey(4, 1, [0, 0, 255, 255]), 9, 1);
  expect(everyThird(data)).toEqual([0, 0, 0, 8, 128, 247, 255, 255, 255]);
});

test("resizeBicubic() shrinks both axes as Pillow does, rounding after each", () => {
  const ramp = Array.from({ length: 42 }, (_, i) => (i * 37) % 256);
  const { width, height, data } = resizeBicubic(grey(7, 6, ramp), 3, 2);
  expect([width, height]).toEqual([3, 2]);
  expect(everyThird(data)).toEqual([30, 114, 198, 39, 123, 207]);
});

test("resizeBicubic() goes vertically first, as Pillow does, where much more height than width is lost", () => {
  const squares = Array.from({ length: 42 }, (_, i) => (i * i * 91) % 256);
  expect(everyThird(resizeBicubic(grey(7, 6, squares), 6, 3).data)).toEqual([
    74, 158, 125, 88, 123, 111, 183, 114, 109, 100, 43, 54, 155, 188, 161, 94, 97, 168,
  ]);
});

test("resizeBicubic() keeps the channels apart", () => {
  const { data } = resizeBicubic({ width: 2, height: 1, data: Uint8Array.of(10, 0, 200, 10, 0, 200) }, 3, 2);
  expect([...data]).toEqual(Array.from({ length: 6 }, () => [10, 0, 200]).flat());
});
