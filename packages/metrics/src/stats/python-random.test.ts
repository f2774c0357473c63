import { expect, test } from "vitest";
import { PythonRandom } from "./python-random.ts";

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

test("PythonRandom of seed 42 draws the benchmarks' vectors", () => {
  const bits = new PythonRandom(42);
  expect([32, 32, 32].map((k) => bits.getrandbits(k))).toEqual([2746317213, 478163327, 107420369]);
  expect(new PythonRandom(42).shuffle(range(10))).toEqual([7, 3, 2, 8, 5, 6, 9, 4, 0, 1]);
  expect(new PythonRandom(42).sample(range(40504), 6)).toEqual([7296, 1639, 18024, 16049, 14628, 9144]);
});

test("PythonRandom of seed 0 chooses the benchmarks' vector", () => {
  const random = new PythonRandom(0);
  expect(range(8).map(() => random.choice(range(80)))).toEqual([49, 53, 5, 33, 65, 62, 51, 38]);
});

test.each([
  [
    0,
    {
      random: [0.8444218515250481, 0.7579544029403025],
      bits: [0, 5, 556019485, 4146640122],
      below: [0, 1, 940, 1302718217],
      shuffled: [6, 0, 3, 5, 1, 4, 2, 7],
      pooled: [12, 79, 32, 68, 77, 18],
      drawn: [39, 12, 9, 42, 60, 71],
      few: [3, 11, 13, 10, 6],
      all: [2, 1, 0],
      none: [],
      last: 8,
    },
  ],
  [
    927,
    {
      random: [0.6354710156967295, 0.12710918551069705],
      bits: [1, 13, 411677184, 4279146822],
      below: [0, 1, 391, 78997885],
      shuffled: [3, 4, 7, 1, 2, 6, 5, 0],
      pooled: [74, 52, 53, 30, 69, 80],
      drawn: [63, 12, 1, 69, 71, 4],
      few: [5, 4, 20, 1, 9],
      all: [1, 0, 2],
      none: [],
      last: 4,
    },
  ],
  [
    4294967296,
    {
      random: [0.11299430095636409, 0.41782886486292836],
      bits: [0, 2, 1313661828, 3762791315],
      below: [0, 1, 14, 593069562],
      shuffled: [0, 5, 7, 2, 4, 3, 6, 1],
      pooled: [61, 59, 20, 15, 39, 17],
      drawn: [71, 35, 45, 64, 19, 75],
      few: [16, 20, 5, 4, 0],
      all: [1, 0, 2],
      none: [],
      last: 0,
    },
  ],
  [
    1180591620717411303429n,
    {
      random: [0.46679953776226335, 0.4748702691919824],
      bits: [0, 44, 725509105, 48567171],
      below: [0, 0, 938, 413721994],
      shuffled: [0, 6, 2, 7, 5, 4, 3, 1],
      pooled: [79, 19, 40, 60, 62, 18],
      drawn: [13, 19, 68, 72, 58, 2],
      few: [6, 2, 4, 20, 11],
      all: [1, 2, 0],
      none: [],
      last: 8,
    },
  ],
])("PythonRandom of seed %s mixes every kind of draw as CPython 3.11 does", (seed, expected) => {
  const random = new PythonRandom(seed);
  expect({
    random: [random.random(), random.random()],
    bits: [1, 7, 31, 32].map((k) => random.getrandbits(k)),
    below: [1, 2, 1000, 2 ** 31 + 1].map((n) => random.randbelow(n)),
    shuffled: random.shuffle(range(8)),
    pooled: random.sample(range(84), 6),
    drawn: random.sample(range(86), 6),
    few: random.sample(range(21), 5),
    all: random.sample(range(3), 3),
    none: random.sample(range(3), 0),
    last: random.choice(range(10)),
  }).toEqual(expected);
});

test("PythonRandom ignores the seed's sign", () => {
  expect(new PythonRandom(-7).random()).toBe(new PythonRandom(7).random());
});

test("PythonRandom leaves the list it shuffles alone", () => {
  const items = ["a", "b", "c", "d"];
  new PythonRandom(1).shuffle(items);
  expect(items).toEqual(["a", "b", "c", "d"]);
});

test("PythonRandom says what it cannot draw", () => {
  const random = new PythonRandom(0);
  expect(() => random.choice([])).toThrow("Cannot choose an item: the list is empty");
  expect(() => random.sample([1, 2], 3)).toThrow("Cannot sample 3 items: the list holds 2");
  expect(() => random.getrandbits(33)).toThrow(
    "Cannot draw 33 random bits: the number of bits is not 1 to 32",
  );
  expect(() => random.randbelow(0)).toThrow("Cannot draw a number below 0: the limit is not 1 to 2^32 - 1");
  expect(() => new PythonRandom(0.5)).toThrow("Cannot seed with 0.5: it is no whole number below 2^53");
});
