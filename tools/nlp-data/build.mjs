// Makes packages/metrics/data/ from the originals, the same bytes each time, and prints each file's size and SHA-256.
//
//   node tools/nlp-data/build.mjs FOLDER
//
// The folder holds wordnet30/ (index.* and *.exc of WordNet 3.0), averaged_perceptron_tagger.json ({weights, tagdict,
// classes} of NLTK's tagger) and punkt_english/punkt_english.json or punkt_tab/english/ (NLTK's four files).
// Punkt's file goes to packages/metrics/data/fetched/, which git ignores: it may not be passed on. See docs/data.md.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const source = process.argv[2];
if (source === undefined) {
  console.error("Usage: node tools/nlp-data/build.mjs FOLDER");
  process.exit(2);
}
const data = fileURLToPath(new URL("../../packages/metrics/data/", import.meta.url));
const text = "../../packages/metrics/src/text";
const { formatLineFile } = await tsImport(`${text}/data/format-line-file.ts`, import.meta.url);
const { packPunkt } = await tsImport(`${text}/punkt/pack-punkt.ts`, import.meta.url);

write("wordnet-3.0.txt", wordnet(join(source, "wordnet30")));
write(
  "averaged-perceptron-tagger.bin",
  tagger(JSON.parse(readFileSync(join(source, "averaged_perceptron_tagger.json"), "utf8"))),
);
write("fetched/punkt-english.txt", packPunkt(punktFiles(source)));

/** Lemmas as they stand in the index files, exceptions with their blanks as they are; of a form's lines the last counts. */
function wordnet(folder) {
  const lines = (name) => readFileSync(join(folder, name), "latin1").split("\n");
  const notice = lines("index.noun").filter((line) => /^ {2}\d+ /.test(line));
  const sections = ["noun", "verb", "adj", "adv"].flatMap((part) => {
    const lemmas = lines(`index.${part}`).filter((line) => line !== "" && !line.startsWith(" "));
    const exceptions = lines(`${part}.exc`).map((line) => line.trim().split(/\s+/));
    const byForm = new Map(exceptions.filter(([form]) => form !== "").map(([form, ...rest]) => [form, rest]));
    return [
      [part, lemmas.map((line) => line.slice(0, line.indexOf(" ")))],
      [`${part}.exc`, [...byForm].map(([form, rest]) => [form, ...rest].join(" "))],
    ];
  });
  return formatLineFile(
    {
      what: "Lemmas and exceptions of WordNet 3.0, without synsets and senses",
      notice: notice.map((line) => line.replace(/^ *\d+ ?/, "").trim()).join("\n"),
    },
    Object.fromEntries(sections),
  );
}

/** See packages/metrics/src/text/tagger/parse-tagger.ts for the form. */
function tagger({ weights, tagdict, classes }) {
  const labels = [...classes].sort();
  // The order in which NLTK adds the weights up.
  const names = [
    "bias",
    "i suffix",
    "i pref1",
    "i-1 tag",
    "i-2 tag",
    "i tag+i-2 tag",
    "i word",
    "i-1 tag+i word",
  ];
  names.push("i-1 word", "i-1 suffix", "i-2 word", "i+1 word", "i+1 suffix", "i+2 word");
  const rows = names.map((name) =>
    Object.keys(weights)
      .filter((feature) => feature === name || feature.startsWith(`${name} `))
      .map((feature) => [feature.slice(name.length + 1), weights[feature]])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const entries = rows.flat();
  if (entries.length !== Object.keys(weights).length)
    throw new Error("Cannot pack the tagger: a feature fits no template");
  const pairs = entries.flatMap(([, row]) => Object.entries(row));
  const keys = Buffer.from(`${entries.map(([key]) => key).join("\n")}\n`, "latin1");
  const thousandths = Buffer.alloc(4 * pairs.length);
  for (const [i, [, weight]] of pairs.entries()) {
    if (Math.round(weight * 1000) / 1000 !== weight)
      throw new Error(`Cannot pack weight ${weight}: it has more than 3 decimals`);
    thousandths.writeInt32LE(Math.round(weight * 1000), 4 * i);
  }
  const header = {
    what: "NLTK's averaged perceptron tagger of English",
    licence: "MIT, Copyright 2013 Matthew Honnibal; LICENSES/averaged-perceptron-tagger.txt",
    labels,
    tagDictionary: Object.fromEntries(Object.entries(tagdict).sort(([a], [b]) => (a < b ? -1 : 1))),
    templates: names.map((name, i) => ({ name, features: rows[i].length })),
    keyBytes: keys.length,
    weights: pairs.length,
  };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(header)}\n`),
    keys,
    Buffer.from(entries.map(([, row]) => Object.keys(row).length)),
    Buffer.from(pairs.map(([label]) => labels.indexOf(label))),
    thousandths,
  ]);
}

/** NLTK's four files of English, or the same made from the JSON of its older pickle. */
function punktFiles(folder) {
  const names = ["abbrev_types.txt", "collocations.tab", "sent_starters.txt", "ortho_context.tab"];
  const tab = join(folder, "punkt_tab/english");
  if (existsSync(tab))
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(tab, name), "utf8")]));
  const json = JSON.parse(readFileSync(join(folder, "punkt_english/punkt_english.json"), "utf8"));
  return {
    "abbrev_types.txt": json.abbrev_types.join("\n"),
    "collocations.tab": json.collocations.map((pair) => pair.join("\t")).join("\n"),
    "sent_starters.txt": json.sent_starters.join("\n"),
    "ortho_context.tab": Object.entries(json.ortho_context)
      .map((pair) => pair.join("\t"))
      .join("\n"),
  };
}

function write(name, content) {
  const path = join(data, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  const bytes = readFileSync(path);
  console.log(`${createHash("sha256").update(bytes).digest("hex")}  ${bytes.length}  ${name}`);
}
