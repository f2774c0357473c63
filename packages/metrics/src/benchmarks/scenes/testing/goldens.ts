import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const Counts = z.record(z.string(), z.number());
const Goldens = z.object({
  lexicon: z.record(z.string(), z.string()),
  edges: z.array(
    z.object({ id: z.int(), caption: z.string(), mentions: z.array(z.string()), counts: Counts }),
  ),
  edgeScore: Counts,
  references: z.array(z.object({ id: z.int(), mentions: z.array(z.string()) })),
  referenceScore: Counts,
  nextImageScore: Counts,
  nextImageCounts: z.array(Counts),
});

/** The bundled benchmark's folder. */
export const scenesFolder = fileURLToPath(new URL("../../../../../../benchmarks/scenes", import.meta.url));

/** Text of one of the bundled benchmark's files. */
export const scenesFile = (name: string): string => readFileSync(`${scenesFolder}/${name}`, "utf8");

/** What chair.py found; see testdata/make-goldens.py. */
export const goldens = Goldens.parse(
  JSON.parse(readFileSync(new URL("../testdata/goldens.json", import.meta.url), "utf8")),
);

/** The bundled reference captions, in the order of the goldens. */
export const referenceCaptions: readonly string[] = scenesFile("captions.jsonl")
  .trimEnd()
  .split("\n")
  .map((line) => z.object({ caption: z.string() }).parse(JSON.parse(line)).caption);
