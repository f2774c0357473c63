import { beforeAll, describe, expect, test } from "vitest";
import { Method } from "../methods/method.ts";
import { requiredSmoothing, type Smoothing } from "../methods/smoothing.ts";
import { type OpenedReference, openReference } from "../testing/open-reference.ts";
import { checkpoints } from "../testing/paths.ts";
import { rowBits } from "../testing/row-bits.ts";
import { shortenedRow } from "../testing/shortened-row.ts";
import { below, uniform } from "../testing/uniform.ts";
import type { GeneratedRow } from "./generated-row.ts";
import { Generator } from "./generator.ts";
import { ImageFeatures } from "./image-features.ts";
import { pageLength } from "./page.ts";

const images = 3;
const longest = 70; // Two pages and a part of the third.
const traceTopK = 12;
const smoothed = (options: object) => Method.parse({ method: "kvsmooth", layers: [1, 5], ...options });

/** 33 methods; the leanest graph serves the first of them. */
const methods: readonly Method[] = [
  Method.parse({ method: "greedy" }),
  ...[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((lambdaRef) => smoothed({ lambdaRef })),
  ...[0.3, 0.6].flatMap((lambdaRef) => ["k", "v"].map((target) => smoothed({ target, lambdaRef }))),
  ...[1, 5, 40].map((M) => smoothed({ M, lambdaRef: 0.5 })),
  ...[0.05, 0.5].map((window) => smoothed({ window, lambdaRef: 0.5 })),
  ...[0.4, 0.8].map((lambdaRef) => smoothed({ adaptive: false, lambdaRef })),
  smoothed({ layers: [0, 6], lambdaRef: 0.4 }),
  smoothed({ layerRange: "closed", lambdaRef: 0.7 }),
  smoothed({ target: "o", lambdaRef: 0.5 }),
  ...[{ rope: "pre" }, { rankDenominator: "M" }, { predecessor: "raw" }, { firstStep: "skip" }].map(smoothed),
  ...[{ attend: "smoothed" }, { queueSeed: "prompt" }, { entropyNormalised: true }].map((reading) =>
    smoothed({ ...reading, lambdaRef: 0.5 }),
  ),
  smoothed({ rope: "pre", attend: "smoothed", target: "k", lambdaRef: 0.3 }),
];
const promptMethods: readonly Method[] = [
  smoothed({ prefill: "all", lambdaRef: 0.3 }),
  smoothed({ prefill: "text", lambdaRef: 0.5, rope: "pre", predecessor: "raw" }),
  smoothed({ prefill: "all", queueSeed: "prompt", entropyNormalised: true, lambdaRef: 0.5 }),
];
const lean = methods.filter((method) => requiredSmoothing([method]) === "cache").length;

interface Setup {
  readonly threads: number;
  readonly smoothing: Smoothing;
  readonly traceTopK: number;
  readonly endIds: readonly number[];
}

/** A part of images × methods; [from, to) of the images. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly number[];
  readonly maxNewTokens: number;
}

async function openSetup(model: OpenedReference, setup: Setup) {
  const { config, weights } = model;
  const encoder = await ImageFeatures.open(config, weights, { threads: setup.threads });
  const generator = await Generator.open({ config, weights, endIds: setup.endIds }, setup);
  return {
    decode: async (chosen: readonly Method[], { from, to, maxNewTokens }: Omit<Part, "columns">) => {
      const some = model.images.slice(from, to);
      const features = await encoder.encode(some.map(({ pixels }) => pixels));
      return generator.generate({ ids: some.map(({ ids }) => ids), features, methods: chosen, maxNewTokens });
    },
    [Symbol.asyncDispose]: async () => {
      await encoder.close();
      await generator.close();
    },
  };
}

/** So many different numbers below `count`, in any order. */
function sample(random: () => number, count: number, size: number): number[] {
  const left = [...Array(count).keys()];
  return Array.from({ length: size }, () => left.splice(below(random, left.length), 1)[0] ?? 0);
}

/** End ids with which the rows end on every page, so that the batch shrinks after each. */
function spreadEnds(rows: readonly GeneratedRow[], random: () => number, least = 5): number[] {
  const known = [...new Set(rows.flatMap(({ ids }) => ids))];
  for (let tries = 0; tries < 500; tries++) {
    const endIds = sample(random, known.length, 1 + below(random, 3)).map((place) => known[place] ?? 0);
    const lengths = rows.map((row) => shortenedRow(row, { endIds, maxNewTokens: longest }).ids.length);
    const pages = lengths
      .filter((length) => length > 1)
      .map((length) => Math.floor((length - 2) / pageLength));
    const counts = [0, 1, 2].map((page) => pages.filter((each) => each === page).length);
    if (Math.min(...counts) >= least) return endIds;
  }
  throw new Error("No end ids spread the rows over the pages");
}

/** Widths that every checkpoint gets, with one at random: a lone row, and products are blocked by 16. */
const wide = [32, 33];
const narrow = [1, 2, 3, 16, 17];

/** A seeded choice of batches: for each number of threads graphs of one kind, and two parts that they decode. */
function setupsFor(seed: number, free: readonly GeneratedRow[]): { setup: Setup; parts: Part[] }[] {
  const random = uniform(seed * 7919);
  const shuffled = sample(random, narrow.length, narrow.length).map((place) => narrow[place] ?? 1);
  const every = [...wide, ...shuffled.splice(0, 2)];
  const leanest = [...shuffled, 1 + below(random, lean)];
  return [1, 2, 3, 4].map((threads) => {
    const isLean = threads % 2 === seed % 2;
    const endIds = threads === 1 + (seed % 4) ? [-1] : spreadEnds(free, random);
    const parts = (isLean ? leanest : every).splice(0, 2).map((width, place) => {
      const from = below(random, images);
      return {
        from,
        to: from + 1 + below(random, images - from),
        columns: sample(random, isLean ? lean : methods.length, width),
        maxNewTokens: place === 0 ? longest : pageLength + below(random, longest - pageLength),
      };
    });
    const smoothing = isLean ? "cache" : "readings";
    return { setup: { threads, smoothing, endIds, traceTopK: random() < 0 ? 0 : traceTopK }, parts };
  });
}

describe.each(checkpoints.map((name, place) => [name, place + 1] as const))("a row of %s", (name, seed) => {
  let model: OpenedReference;
  beforeAll(async () => {
    model = await openReference(name);
  });

  /** The rows of all images, none of which ends. */
  async function freeRows(smoothing: Smoothing, some: readonly Method[]): Promise<GeneratedRow[][]> {
    await using all = await openSetup(model, { threads: 2, smoothing, traceTopK, endIds: [-1] });
    return await all.decode(some, { from: 0, to: images, maxNewTokens: longest });
  }

  test("has the same bits in every batch, with any threads, traced or not, whoever leaves before it", async () => {
    const free = await freeRows("readings", methods);
    for (const { setup, parts } of setupsFor(seed, free.flat())) {
      await using opened = await openSetup(model, setup);
      for (const part of parts) {
        const rows = await opened.decode(chosen(methods, part), part);
        expect(
          rows.map((row) => row.map(rowBits)),
          JSON.stringify({ setup, part }),
        ).toEqual(wantedRows(free, setup, part));
      }
    }
  });

  test("has the same bits in every batch where its method smooths the prompt", async () => {
    const free = await freeRows("prompt", promptMethods);
    const threads = 1 + (seed % 4);
    const setup = {
      threads,
      smoothing: "prompt",
      traceTopK,
      endIds: spreadEnds(free.flat(), uniform(seed), 1),
    } as const;
    await using opened = await openSetup(model, setup);
    for (const [from, to, ...columns] of [
      [0, 3, 2, 0],
      [seed % 3, (seed % 3) + 1, 1],
    ] as const) {
      const part = { from, to, columns, maxNewTokens: longest };
      const rows = await opened.decode(chosen(promptMethods, part), part);
      expect(rows.map((row) => row.map(rowBits))).toEqual(wantedRows(free, setup, part));
    }
  });
});

const chosen = (all: readonly Method[], { columns }: Part) =>
  columns.map((column): Method => all[column] ?? { method: "greedy" });

/** What rows without end become with a setup's end ids and a part's length. */
function wantedRows(free: readonly GeneratedRow[][], setup: Setup, part: Part): unknown[][] {
  return free.slice(part.from, part.to).map((rows) =>
    part.columns.map((column) => {
      const row = rows[column];
      if (!row) throw new Error(`There is no row ${column}`);
      const { trace, ...plain } = shortenedRow(row, { ...setup, ...part });
      return rowBits(setup.traceTopK > 0 && trace ? { ...plain, trace } : plain);
    }),
  );
}
