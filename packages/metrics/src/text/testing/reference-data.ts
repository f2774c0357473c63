import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { punktPath, readPunkt } from "../punkt/load-punkt.ts";
import { packPunkt } from "../punkt/pack-punkt.ts";
import { type PunktParameters, parsePunkt } from "../punkt/parse-punkt.ts";

const folder = join(import.meta.dirname, "../../../../../../shared/data");

/** Where a file of ../shared/data beside the checkout lies; undefined, with a warning, where it is not there. */
export function referencePath(name: string): string | undefined {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  console.warn(`SKIPPED: the tests against "${path}", since it does not exist`);
  return undefined;
}

const PunktJson = z.object({
  abbrev_types: z.array(z.string()),
  collocations: z.array(z.array(z.string())),
  sent_starters: z.array(z.string()),
  ortho_context: z.record(z.string(), z.number()),
});

/** NLTK's Punkt parameters: as fetched, or from ../shared/data; undefined, with a warning, where neither is there. */
export function punktForTests(): PunktParameters | undefined {
  if (existsSync(punktPath)) return readPunkt(punktPath);
  const path = referencePath("nlp/punkt_english/punkt_english.json");
  if (path === undefined) return undefined;
  const json = PunktJson.parse(JSON.parse(readFileSync(path, "utf8")));
  const pairs = Object.entries(json.ortho_context).map(([word, flags]) => `${word}\t${flags}`);
  const text = packPunkt({
    "abbrev_types.txt": json.abbrev_types.join("\n"),
    "collocations.tab": json.collocations.map((pair) => pair.join("\t")).join("\n"),
    "sent_starters.txt": json.sent_starters.join("\n"),
    "ortho_context.tab": pairs.join("\n"),
  });
  return parsePunkt(text, path);
}
