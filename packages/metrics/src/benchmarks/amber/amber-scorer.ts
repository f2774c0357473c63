import { z } from "zod";
import type { Counts } from "../../benchmark.ts";
import { roundHalfEven } from "../../results/round-half-even.ts";
import { Exclusions } from "../../scoring/exclusions.ts";
import type { FileScorer, ScoreInput, ScoreReport } from "../../scoring/file-scorer.ts";
import { hashFile } from "../../scoring/hash-file.ts";
import { imagesHash } from "../../scoring/image-list.ts";
import { lineWriter } from "../../scoring/line-writer.ts";
import { requiredPath } from "../../scoring/required-path.ts";
import { resolveOptions } from "../../scoring/resolve-options.ts";
import { sumCounts } from "../../stats/sum-counts.ts";
import { nltkVersions } from "../../text/nltk/nltk-version.ts";
import type { PunktParameters } from "../../text/punkt/parse-punkt.ts";
import { amber } from "./amber.ts";
import { amberCounts } from "./amber-counts.ts";
import { officialPercentages } from "./amber-metrics.ts";
import { type JudgedResponse, judgeNouns } from "./judge-nouns.ts";
import { type AmberData, loadAmber } from "./load-amber.ts";
import { type AmberResponse, readResponses } from "./read-responses.ts";
import { responseNouns } from "./response-nouns.ts";
import { selectionOptions, selectResponses } from "./select-responses.ts";

const options = {
  similarity: {
    summary:
      "table of similar words by a spaCy model; without it only equal words match, and scores are not AMBER's",
  },
  nltk: { summary: "whose tokens and lemmas", values: nltkVersions, default: "3.9.1" },
  ...selectionOptions,
} as const;

const Options = z.object({
  similarity: z.string().optional(),
  nltk: z.enum(nltkVersions).default("3.9.1"),
  unknownImages: z.enum(selectionOptions.unknownImages.values).default("error"),
  repeatedIds: z.enum(selectionOptions.repeatedIds.values).default("error"),
});

/** What may be given in place of files. */
export interface AmberLanguage {
  /** Default: the fetched parameters. */
  readonly punkt?: PunktParameters | undefined;
}

/** AMBER's generative part of a file of responses; `groundTruth` is AMBER's data folder. */
export function amberFileScorer(language: AmberLanguage = {}): FileScorer {
  return {
    name: "amber",
    version: amber.version,
    summary: "AMBER, generative part: objects that responses to AMBER's images name and the images lack",
    options,
    score: (input) => score(input, language),
  };
}

/** AMBER's generative part of a file of responses. */
export const amberScorer: FileScorer = amberFileScorer();

const advice = "Name the folder data/ of github.com/junyangwang0410/AMBER as the ground truth.";

async function score(input: ScoreInput, { punkt }: AmberLanguage): Promise<ScoreReport> {
  const { similarity, nltk, ...selecting } = Options.parse(
    resolveOptions({ name: amber.name, options }, input.options ?? {}),
  );
  const data = await loadAmber(requiredPath(input.groundTruth, "ground truth", advice), similarity);
  const exclusions = new Exclusions();
  const all = readResponses(input.captions);
  const selected = selectResponses(all, { input, annotations: data.annotations, exclusions, ...selecting });
  const writer = lineWriter(input.perCaption);
  const counts: Counts[] = [];
  const ids = new Set<string>();
  for await (const response of selected) {
    const judged = judge(response, data, punkt === undefined ? { nltk } : { nltk, punkt });
    counts.push(amberCounts(judged));
    ids.add(response.id);
    await writer.write({ id: Number(response.id), response: response.text, ...judged });
  }
  await writer.close();
  return {
    benchmark: "amber",
    version: amber.version,
    n: counts.length,
    ...metricsOf(counts),
    counts: sumCounts(counts),
    settings: {
      similarity: data.similarityModel ?? "none: only equal words match, so these are not AMBER's scores",
      nltk,
      ...selecting,
      ...Object.fromEntries(Object.entries(data.hashes).map(([role, hash]) => [`${role}Sha256`, hash])),
      captionsSha256: await hashFile(input.captions),
      imagesSha256: imagesHash(ids),
    },
    exclusions: exclusions.list(),
  };
}

function judge(
  { id, text }: AmberResponse,
  data: AmberData,
  language: Parameters<typeof responseNouns>[1],
): JudgedResponse {
  const truth = data.annotations.get(Number(id)) ?? { truth: [], hallu: [] };
  return judgeNouns(responseNouns(text, language), truth, data);
}

/** Ratios, and AMBER's percentages as it prints them: rounded to one decimal. */
function metricsOf(counts: readonly Counts[]): Pick<ScoreReport, "metrics" | "printed"> {
  const percentages = Object.entries(officialPercentages(counts));
  return {
    metrics: Object.fromEntries(percentages.map(([name, value]) => [name, value / 100])),
    printed: Object.fromEntries(percentages.map(([name, value]) => [name, roundHalfEven(value, 1)])),
  };
}
