// Captions in a process of its own, over the built package, and prints what it took: JSON with bytes of resident memory.
import { readFileSync } from "node:fs";

const { folder, images, methods, prompt, maxNewTokens, traceTopK, memory, cache, rounds } = JSON.parse(
  process.argv[2],
);
const { Captioner } = await import("../../dist/index.js");

/** Its peak so far, what it has now, and how much of that is no page of a mapped file. */
function resident() {
  const status = readFileSync("/proc/self/status", "utf8");
  const bytes = (name) => 1024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)[1]);
  return { peak: bytes("VmHWM"), now: bytes("VmRSS"), anonymous: bytes("RssAnon") };
}

const before = resident();
const captioner = await Captioner.open(folder, {
  threads: 2,
  memory,
  cache,
  keepPacked: cache !== undefined,
});
const opened = resident();
const samples = images.map((image) => ({ image, prompt }));
let captions = [];
for (let round = 0; round < rounds; round++) {
  captions = await captioner.caption({ samples, methods, maxNewTokens, traceTopK });
}
const promptTokens = captions[0]?.[0]?.promptTokens ?? 0;
console.log(JSON.stringify({ before, opened, decoded: resident(), promptTokens }));
