import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Captioner } from "../generate/captioner.ts";
import { Method } from "../methods/method.ts";
import { scenesImages } from "./paths.ts";

// A process of its own: node --expose-gc caption-many.ts ‹model› ‹captions›. Tells its parent what memory it holds.

const [model = "", count = "0"] = process.argv.slice(2);
const everySoMany = 40;
const methods = [{ method: "greedy" }, { method: "kvsmooth", layers: [1, 8], lambdaRef: 0.5 }].map((method) =>
  Method.parse(method),
);
const images = readdirSync(scenesImages)
  .filter((name) => /\.(png|jpe?g|webp)$/.test(name))
  .slice(0, 20)
  .map((name) => join(scenesImages, name));

function report(captions: number): void {
  // Twice: the first run finalizes what the second one frees.
  for (let i = 0; i < 2; i++) globalThis.gc?.();
  process.send?.({ captions, bytes: process.memoryUsage.rss() });
}

const captioner = await Captioner.open(model, { threads: 1 });
const prompt = { question: "Please describe the image in detail." };
for (let done = 0; done < Number(count); ) {
  const [first, second] = [images[done % images.length], images[(done + 7) % images.length]];
  const samples = [first, second].flatMap((image) => (image === undefined ? [] : [{ image, prompt }]));
  const captions = await captioner.caption({ samples, methods, maxNewTokens: 40 });
  const made = captions.flat().length;
  if (made !== samples.length * methods.length) throw new Error("A caption is missing");
  done += made;
  if (done % everySoMany === 0) report(done);
}
await captioner.close();
process.disconnect?.();
