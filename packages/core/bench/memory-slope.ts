import { parseArgs } from "node:util";
import { memoryGrowth } from "../src/testing/memory-growth.ts";
import { scenesModel } from "../src/testing/paths.ts";

const { values } = parseArgs({
  options: {
    captions: { type: "string", default: "2000" },
    model: { type: "string", default: scenesModel },
    json: { type: "boolean", default: false },
  },
});

const captions = Number(values.captions);
const { slope, error, samples } = await memoryGrowth(values.model, captions, captions / 10);
console.log(
  values.json
    ? JSON.stringify({ captions, slope, error, samples })
    : `${captions} captions: resident memory grows by ${slope.toFixed(0)} ± ${error.toFixed(0)} bytes a caption ` +
        `(standard error), to ${((samples.at(-1)?.bytes ?? Number.NaN) / 2 ** 20).toFixed(0)} MiB`,
);
