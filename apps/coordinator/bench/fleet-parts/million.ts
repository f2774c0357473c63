import { peakMegabytes, printFigures, secondsOf } from "./figures.ts";
import { wideSweep } from "./wide-sweep.ts";

// Ten images: that there are units is part of a plan, how many is not the question here.
let captions = 0;
const planned = await secondsOf(() => {
  const plan = wideSweep({ cells: 1_000_000, images: 10, rowsPerUnit: 128 });
  for (const { id } of plan.cells) captions += id.length;
  for (const { sampleIds } of plan.units) captions += sampleIds.length;
});
if (captions === 0) throw new Error("Cannot measure: nothing was planned");
printFigures([
  { what: "plan 1,000,000 cells", unit: "s", must: 45, value: planned },
  { what: "plan 1,000,000 cells: memory", unit: "MB", must: 400, value: peakMegabytes() },
]);
